import { event, Gone } from '../wire/event.js';
import { Comment } from './comment.js';

export const commentEvents = {
  'comment.created': event('comment.created', Comment),
  'comment.updated': event('comment.updated', Comment),
  'comment.deleted': event('comment.deleted', Gone),
};
