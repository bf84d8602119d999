export { chooseTopic } from './choice.js';
export { bindTopics } from './routes.js';
export { keepTopic } from './service.js';
export { topicProjection } from './view.js';
