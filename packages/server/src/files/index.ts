export { attachFiles, changeFiles } from './attach.js';
export { FolderStorage } from './folder.js';
export { showsFiles } from './queries.js';
export { bindFiles } from './routes.js';
export { S3Storage, type S3Options } from './s3.js';
export type { FileStorage } from './storage.js';
export { sweepFiles } from './sweep.js';
export { attachableFiles, fileRecords, keepForThread, releaseFromThread } from './thread-files.js';
export { filesOf } from './view.js';
