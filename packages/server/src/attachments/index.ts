export { followLineage } from './derive.js';
export { bindAttachments } from './routes.js';
export { followAttach } from './service.js';
export { attachmentProjection } from './view.js';
