export { Mistake } from './mistake.js';
export { openDatabase, type OpenDatabaseOptions, type OpenedDatabase } from './open-database.js';
export { ensureSecret, secretIn } from './secret.js';
