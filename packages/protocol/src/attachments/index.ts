export { Attachment, Origin, PathStep, unattachableKinds } from './attachment.js';
export { CreateAttachment } from './attachment-input.js';
export { attachmentEvents } from './events.js';
export { attachmentRoutes } from './routes.js';
