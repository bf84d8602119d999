import * as z from 'zod/mini';
import { event } from '../wire/event.js';
import { Contact, Group, User } from './directory.js';

export const directoryEvents = {
  'directory.updated': event('directory.updated', z.discriminatedUnion('kind', [User, Group, Contact])),
};
