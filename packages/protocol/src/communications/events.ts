import { event, Gone } from '../wire/event.js';
import { Communication } from './communication.js';

export const communicationEvents = {
  'communication.created': event('communication.created', Communication),
  'communication.updated': event('communication.updated', Communication),
  'communication.deleted': event('communication.deleted', Gone),
};
