import { attachmentProjection } from './attachments/index.js';
import { commentProjection } from './comments/index.js';
import { communicationProjection } from './communications/index.js';
import type { Projections } from './events/index.js';
import { notificationProjection } from './notifications/index.js';
import { directoryProjections } from './people/index.js';
import { recordProjection } from './records/index.js';
import { taskProjection } from './tasks/index.js';
import { threadProjection } from './threads/index.js';
import { topicProjection } from './topics/index.js';

/** How every kind of entity is read when an event tells of it. */
export const projections: Projections = {
  ...directoryProjections,
  topic: topicProjection,
  thread: threadProjection,
  communication: communicationProjection,
  task: taskProjection,
  comment: commentProjection,
  attachment: attachmentProjection,
  record: recordProjection,
  notification: notificationProjection,
};
