export { topicEvents } from './events.js';
export { topicRoutes } from './routes.js';
export { Topic, TopicScope } from './topic.js';
export { CreateTopic, PatchTopic } from './topic-input.js';
