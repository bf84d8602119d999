import { event, Gone } from '../wire/event.js';
import { Topic } from './topic.js';

export const topicEvents = {
  'topic.created': event('topic.created', Topic),
  'topic.updated': event('topic.updated', Topic),
  'topic.deleted': event('topic.deleted', Gone),
};
