import * as z from 'zod/mini';
import { ErpId, Uuid } from '../wire/id.js';
import { Edge } from '../wire/instant.js';
import { page } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { RefParameter } from '../wire/ref-parameter.js';
import { route } from '../wire/route.js';
import { text } from '../wire/text.js';
import { Channel, Communication, Direction } from './communication.js';
import { CreateCommunication, PatchCommunication } from './communication-input.js';

const named = { id: Uuid };
const staff = ['admin', 'member', 'service'] as const;

export const communicationRoutes = {
  list: route({
    method: 'GET',
    path: '/communications',
    summary: 'List communications',
    query: {
      thread: z.optional(Uuid),
      contact: z.optional(ErpId),
      counterparty: z.optional(ErpId),
      record: z.optional(RefParameter),
      direction: z.optional(Direction),
      channel: z.optional(Channel),
      author: z.optional(ErpId),
      from: z.optional(Edge),
      to: z.optional(Edge),
      q: z.optional(text(200)),
      ...pageQuery,
    },
    answer: page(Communication),
  }),
  create: route({
    method: 'POST',
    path: '/communications',
    summary: 'Record a communication',
    body: CreateCommunication,
    answer: Communication,
    creates: true,
    roles: staff,
  }),
  get: route({
    method: 'GET',
    path: '/communications/{id}',
    summary: 'A communication',
    params: named,
    answer: Communication,
  }),
  patch: route({
    method: 'PATCH',
    path: '/communications/{id}',
    summary: 'Change a communication',
    params: named,
    body: PatchCommunication,
    answer: Communication,
    roles: staff,
  }),
  delete: route({
    method: 'DELETE',
    path: '/communications/{id}',
    summary: 'Delete a communication',
    params: named,
    roles: staff,
  }),
};
