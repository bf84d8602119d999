import * as z from 'zod/mini';
import { Uuid } from '../wire/id.js';
import { page } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { list } from '../wire/query.js';
import { route } from '../wire/route.js';
import { TimelineItem, TimelineType } from './timeline.js';

export const timelineRoutes = {
  list: route({
    method: 'GET',
    path: '/threads/{id}/timeline',
    summary: 'What happened in a thread',
    params: { id: Uuid },
    query: { order: z.optional(z.enum(['asc', 'desc'])), types: z.optional(list(TimelineType, 9)), ...pageQuery },
    answer: page(TimelineItem),
  }),
};
