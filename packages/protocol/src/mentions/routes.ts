import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { Uuid } from '../wire/id.js';
import { items } from '../wire/page.js';
import { integer, list } from '../wire/query.js';
import { Kind } from '../wire/ref.js';
import { route } from '../wire/route.js';
import { Audience, Candidate } from './candidate.js';
import { RichTextInput } from './rich-text-input.js';

export const mentionRoutes = {
  candidates: route({
    method: 'GET',
    path: '/mentions',
    summary: 'What can be mentioned',
    query: {
      q: z.optional(z.string().check(z.maxLength(200))),
      kinds: z.optional(list(Kind, 40)),
      thread: z.optional(Uuid),
      visibility: z.optional(Visibility),
      limit: z.optional(integer(1, 50)),
    },
    answer: items(Candidate),
  }),
  audience: route({
    method: 'POST',
    path: '/mentions:audience',
    summary: 'Whom a text would notify',
    body: z.strictObject({
      body: RichTextInput,
      threadId: z.optional(z.nullable(Uuid)),
      visibility: z.optional(Visibility),
    }),
    answer: Audience,
  }),
};
