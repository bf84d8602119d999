export { Attachment, CreateAttachment, Origin, PathStep, unattachableKinds } from './attachment.js';
export { attachmentEvents } from './events.js';
export { attachmentRoutes } from './routes.js';
