import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.js';
import { settleEpoch } from './epoch.js';

const folder = new URL('./migrations/', import.meta.url);

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly text: string;
}

/** The migrations of this build, in order. */
export const migrations = async (): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({
      version: Number(name.slice(0, 4)),
      name: name.slice(5, -4),
      text: await readFile(new URL(name, folder), 'utf8'),
    })),
  );
};

/** A database that a newer build has migrated. */
export class NewerSchemaError extends Error {
  override name = 'NewerSchemaError' as const;
}

// Any number that nobody else uses; nodes that start together migrate one after the other.
const lockKey = 7_263_914;

const roles = `
  alter default privileges in schema public revoke all on tables from public;
  create table if not exists schema_migration (version int primary key, name text not null, applied_at timestamptz not null default now())`;

export interface MigrateOptions {
  /** The data come from a backup that was put back where they had been, which nothing else would show. */
  readonly isRestored?: boolean;
}

/** Brings the database to this build's schema, each step in a transaction of its own; answers how many steps it took. */
export const migrate = (database: Database, { isRestored = false }: MigrateOptions = {}): Promise<number> =>
  database.administer(async (sql) => {
    const known = await migrations();
    // The lock is the session's: a killed migration frees it with its connection.
    await sql.query('select pg_advisory_lock($1)', [lockKey]);
    try {
      await sql.script(roles);
      const rows = await sql.query<{ version: number }>('select version from schema_migration order by version');
      const applied = new Set(rows.map(({ version }) => version));
      const latest = known.at(-1)?.version ?? 0;
      const newer = rows.find(({ version }) => version > latest);
      if (newer)
        throw new NewerSchemaError(
          `The database has schema ${String(newer.version)}; this build knows ${String(latest)}.`,
        );
      const missing = known.filter(({ version }) => !applied.has(version));
      for (const { version, name, text } of missing) {
        const record = `insert into schema_migration (version, name) values (${String(version)}, '${name}')`;
        await sql.script(`begin; ${text}; ${record}; commit`).catch(async (error: unknown) => {
          await sql.script('rollback');
          throw error;
        });
      }
      await settleEpoch(sql, isRestored);
      return missing.length;
    } finally {
      await sql.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
    }
  });
