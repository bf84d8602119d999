import { event, Gone } from '../wire/event.js';
import { Task } from './task.js';

export const taskEvents = {
  'task.created': event('task.created', Task),
  'task.updated': event('task.updated', Task),
  'task.deleted': event('task.deleted', Gone),
};
