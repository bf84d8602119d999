export {
  DatabaseError,
  DatabaseUnavailableError,
  type Database,
  type Listening,
  type Scope,
  type Sql,
} from './database.js';
export { FolderHeldError, lockFolder, type FolderLock, type Holder } from './lock.js';
export { admitLogin, loginFaults } from './login.js';
export { migrate, NewerSchemaError, type MigrateOptions } from './migrate.js';
export { Parameters } from './parameters.js';
export { openPglite, type PgliteOptions } from './pglite.js';
export { openPostgres, type PostgresOptions } from './postgres.js';
