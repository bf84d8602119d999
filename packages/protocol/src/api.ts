import { attachmentRoutes } from './attachments/index.js';
import { commentRoutes } from './comments/index.js';
import { communicationRoutes } from './communications/index.js';
import { fileRoutes } from './files/index.js';
import { importRoutes } from './import/index.js';
import { mentionRoutes } from './mentions/index.js';
import { notificationRoutes } from './notifications/index.js';
import { overviewRoutes } from './overview/index.js';
import { peopleRoutes } from './people/index.js';
import { recordRoutes } from './records/index.js';
import { streamRoutes } from './stream-routes.js';
import { taskRoutes } from './tasks/index.js';
import { teamRoutes } from './team/index.js';
import { threadRoutes } from './threads/index.js';
import { timelineRoutes } from './timeline/index.js';
import { topicRoutes } from './topics/index.js';
import { webhookRoutes } from './webhooks/index.js';

/** Every operation of the API, by room. */
export const api = {
  people: peopleRoutes,
  topics: topicRoutes,
  records: recordRoutes,
  files: fileRoutes,
  threads: threadRoutes,
  mentions: mentionRoutes,
  communications: communicationRoutes,
  tasks: taskRoutes,
  comments: commentRoutes,
  attachments: attachmentRoutes,
  timeline: timelineRoutes,
  overview: overviewRoutes,
  notifications: notificationRoutes,
  team: teamRoutes,
  webhooks: webhookRoutes,
  import: importRoutes,
  stream: streamRoutes,
};
