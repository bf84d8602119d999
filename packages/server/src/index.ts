export type { ErpLine, ErpPage, ErpSource, PullReport, Refused } from './import/index.js';
export { createCrm, type Crm, type CrmOptions } from './crm.js';
export * from './database/index.js';
export { FolderStorage, S3Storage, type FileStorage, type S3Options } from './files/index.js';
export { listen, type Listening, type ListenOptions } from './http/index.js';
export {
  ensureSecret,
  Mistake,
  openDatabase,
  type OpenDatabaseOptions,
  type OpenedDatabase,
} from './operation/index.js';
