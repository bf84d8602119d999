import * as z from 'zod/mini';
import { integer } from './wire/query.js';
import { route } from './wire/route.js';

export const streamRoutes = {
  events: route({
    method: 'GET',
    path: '/events',
    summary: 'The live stream of events, as Server-Sent Events',
    raw: true,
    query: { since: z.optional(integer(0, Number.MAX_SAFE_INTEGER)) },
    gives: 'text/event-stream',
    headers: { 'Last-Event-ID': z.optional(z.string().check(z.regex(/^\d{1,16}$/))) },
  }),
};
