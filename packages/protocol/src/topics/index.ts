export { topicEvents } from './events.js';
export { topicRoutes } from './routes.js';
export { CreateTopic, PatchTopic, Topic, TopicScope } from './topic.js';
