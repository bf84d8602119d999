import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  admitLogin,
  DatabaseError,
  DatabaseUnavailableError,
  lockFolder,
  migrate,
  NewerSchemaError,
  openPglite,
  openPostgres,
  type Database,
} from '../database/index.js';
import { Mistake } from './mistake.js';

export interface OpenDatabaseOptions {
  /** PostgreSQL, 15 or newer, by a login that may migrate. */
  readonly url?: string | undefined;
  /** A second login, for everything but migrations. */
  readonly appUrl?: string | undefined;
  /** Where the embedded database lies, where no `url` is given. */
  readonly folder?: string | undefined;
  /** False leaves the schema as it stands. */
  readonly migrates?: boolean | undefined;
  /** The data were put back from a backup: streams begin anew. */
  readonly isRestored?: boolean | undefined;
}

export interface OpenedDatabase {
  readonly database: Database;
  /** How many steps the schema was brought on. */
  readonly migrated: number;
  /** Fulfilled where another process took the folder: this one must write no more. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

const oldest = 150_000;
const never = new Promise<void>(() => undefined);

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Opens the embedded database; made beside its place and moved there, so that a process that dies leaves none half-made. */
const openEmbedded = async (folder: string): Promise<Database> => {
  const place = join(folder, 'data');
  if (!(await isThere(join(place, 'PG_VERSION')))) {
    const fresh = join(folder, 'data.new');
    await rm(fresh, { recursive: true, force: true });
    const made = await openPglite({ folder: fresh });
    await made.close();
    await rename(fresh, place);
  }
  return openPglite({ folder: place });
};

const checkVersion = async (database: Database): Promise<void> => {
  const [row] = await database.administer((sql) =>
    sql.query<{ version: number; name: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
    ),
  );
  if (row && row.version < oldest) throw new Mistake(`PostgreSQL 15 or newer is needed; this one is ${row.name}.`);
};

/** Says in one line why a PostgreSQL could not be used. */
const explained = (error: unknown, variable: string): unknown => {
  if (error instanceof NewerSchemaError) return new Mistake(`${error.message} Install a newer build.`);
  if (error instanceof DatabaseUnavailableError)
    return new Mistake(`The PostgreSQL of ${variable} cannot be reached: ${error.message || 'no answer'}.`);
  if (error instanceof DatabaseError && /set role/.test(error.message))
    return new Mistake(`The login of ${variable} may not act as crm_app yet: run migrate, or “grant crm_app to …”.`);
  // No such login or database, or no right to do what is needed.
  if (error instanceof DatabaseError && /^(28|3D|42501)/.test(error.code))
    return new Mistake(`The PostgreSQL of ${variable} refuses: ${error.message}.`);
  return error;
};

const openOne = async <T>(
  url: string,
  variable: string,
  prepare: (database: Database) => Promise<T>,
): Promise<{ database: Database; prepared: T }> => {
  const database = openPostgres({ url });
  try {
    return { database, prepared: await prepare(database) };
  } catch (error) {
    await database.close().catch(() => undefined);
    throw explained(error, variable);
  }
};

const openServer = async (
  url: string,
  { appUrl, migrates = true, isRestored = false }: OpenDatabaseOptions,
): Promise<OpenedDatabase> => {
  const login = appUrl === undefined ? '' : decodeURIComponent(new URL(appUrl).username);
  const { database, prepared: migrated } = await openOne(url, 'DATABASE_URL', async (owner) => {
    await checkVersion(owner);
    const steps = migrates ? await migrate(owner, { isRestored }) : 0;
    // Where this login may not grant, an administrator has done so; if not, the check below tells.
    if (migrates && login) await admitLogin(owner, login).catch(() => undefined);
    return steps;
  });
  if (appUrl === undefined) return { database, migrated, lost: never, close: () => database.close() };
  await database.close();
  const app = await openOne(appUrl, 'CRM_APP_DATABASE_URL', (second) =>
    second.read({ company: '' }, (sql) => sql.query('select 1')),
  );
  return { database: app.database, migrated, lost: never, close: () => app.database.close() };
};

const openFolder = async (
  folder: string,
  { migrates = true, isRestored = false }: OpenDatabaseOptions,
): Promise<OpenedDatabase> => {
  const lock = await lockFolder(folder);
  let database: Database | undefined;
  try {
    const opened = await openEmbedded(folder);
    database = opened;
    const migrated = migrates ? await migrate(opened, { isRestored }) : 0;
    const close = async (): Promise<void> => {
      await opened.close();
      await lock.release();
    };
    return { database: opened, migrated, lost: lock.lost, close };
  } catch (error) {
    await database?.close().catch(() => undefined);
    await lock.release();
    if (error instanceof NewerSchemaError) throw new Mistake(`${error.message} Install a newer build.`);
    throw error;
  }
};

/**
 * Opens PostgreSQL by its URL, else the embedded database of a folder, which is then this process's alone until it is closed.
 * @throws {FolderHeldError} where another process holds the folder
 */
export const openDatabase = async (options: OpenDatabaseOptions): Promise<OpenedDatabase> => {
  const { url, folder } = options;
  if (url !== undefined) return openServer(url, options);
  if (folder === undefined) throw new Mistake('A data folder (--data DIR) or DATABASE_URL is needed.', true);
  return openFolder(folder, options);
};
