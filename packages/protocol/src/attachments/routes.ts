import * as z from 'zod/mini';
import { Uuid } from '../wire/id.js';
import { countedPage } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { Kind } from '../wire/ref.js';
import { route } from '../wire/route.js';
import { Attachment, Origin } from './attachment.js';
import { CreateAttachment } from './attachment-input.js';

const named = { id: Uuid };

export const attachmentRoutes = {
  list: route({
    method: 'GET',
    path: '/threads/{id}/attachments',
    summary: 'What is attached to a thread',
    params: named,
    query: { kind: z.optional(Kind), origin: z.optional(Origin), counts: z.optional(z.literal('kind')), ...pageQuery },
    answer: countedPage(Attachment),
  }),
  create: route({
    method: 'POST',
    path: '/threads/{id}/attachments',
    summary: 'Attach a record',
    params: named,
    body: CreateAttachment,
    answer: Attachment,
    creates: true,
  }),
  delete: route({
    method: 'DELETE',
    path: '/threads/{id}/attachments/{attachmentId}',
    summary: 'Detach a directly attached record',
    params: { id: Uuid, attachmentId: Uuid },
    roles: ['admin', 'member', 'service'],
  }),
};
