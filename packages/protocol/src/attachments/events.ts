import { event, Gone } from '../wire/event.js';
import { Attachment } from './attachment.js';

export const attachmentEvents = {
  'attachment.created': event('attachment.created', Attachment),
  'attachment.updated': event('attachment.updated', Attachment),
  'attachment.deleted': event('attachment.deleted', Gone),
};
