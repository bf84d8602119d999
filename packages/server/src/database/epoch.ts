import { DatabaseError, type Sql } from './database.js';

const place = `select concat_ws(':', (select system_identifier from pg_control_system()),
  substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), (select oid from pg_database where datname = current_database())) as origin`;
// Where a provider keeps its cluster's control data to itself.
const database = `select oid::text as origin from pg_database where datname = current_database()`;

const originOf = async (sql: Sql): Promise<string> => {
  const [row] = await sql.query<{ origin: string }>(place).catch((error: unknown) => {
    if (error instanceof DatabaseError) return sql.query<{ origin: string }>(database);
    throw error;
  });
  return row?.origin ?? '';
};

/**
 * Gives the history a new epoch where it goes on at another place than before (restored from a dump or to a point in time,
 * a promoted standby, a copy), or where `isRestored` says so: cursors of the former one could pass for this one's.
 */
export const settleEpoch = async (sql: Sql, isRestored: boolean): Promise<void> => {
  await sql.query(
    `update database_identity set origin = $1, epoch = case when origin is null and not $2 then epoch else gen_random_uuid() end
     where origin is distinct from $1 or $2`,
    [await originOf(sql), isRestored],
  );
};
