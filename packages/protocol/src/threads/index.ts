export { threadEvents } from './events.js';
export { threadFilter, threadListQuery, ThreadSort } from './filter.js';
export { threadRoutes } from './routes.js';
export { Status } from './status.js';
export { isClosed, statuses } from './status-words.js';
export { Follower, Thread } from './thread.js';
export { CreateThread, PatchThread, topicGiven } from './thread-input.js';
