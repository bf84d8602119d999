export { followLineage } from './derive.js';
export { bindAttachments } from './routes.js';
export { selectInThread } from './queries.js';
export { attachRecord, followAttach } from './service.js';
export { attachmentProjection } from './view.js';
