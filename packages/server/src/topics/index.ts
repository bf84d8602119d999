export { chooseTopic } from './choice.js';
export { bindTopics } from './routes.js';
export { topicProjection } from './view.js';
