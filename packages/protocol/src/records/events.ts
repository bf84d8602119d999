import * as z from 'zod/mini';
import { event } from '../wire/event.js';
import { Kind } from '../wire/ref.js';
import { ErpRecord } from './record.js';

export const recordEvents = {
  'record.updated': event('record.updated', ErpRecord),
  'record.deleted': event('record.deleted', z.object({ kind: Kind, id: z.string() })),
};
