import * as z from 'zod/mini';
import { ErpId } from '../wire/id.js';
import { items, page } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { integer, list } from '../wire/query.js';
import { Kind } from '../wire/ref.js';
import { RefParameter } from '../wire/ref-parameter.js';
import { route } from '../wire/route.js';
import { text } from '../wire/text.js';
import { Flow, Resolved } from './flow.js';
import { ErpRecord, KindView } from './record.js';
import { PutKind, PutRecord } from './record-input.js';

const stewards = ['admin', 'service'] as const;
const named = { kind: Kind, id: ErpId };

export const recordRoutes = {
  list: route({
    method: 'GET',
    path: '/records',
    summary: 'List records',
    query: { kind: z.optional(Kind), q: z.optional(text(200)), counterparty: z.optional(ErpId), ...pageQuery },
    answer: page(ErpRecord),
  }),
  get: route({ method: 'GET', path: '/records/{kind}/{id}', summary: 'A record', params: named, answer: ErpRecord }),
  put: route({
    method: 'PUT',
    path: '/records/{kind}/{id}',
    summary: 'Put a record and its edges',
    params: named,
    body: PutRecord,
    answer: ErpRecord,
    creates: true,
    roles: stewards,
  }),
  delete: route({
    method: 'DELETE',
    path: '/records/{kind}/{id}',
    summary: 'Delete a record',
    params: named,
    roles: stewards,
  }),
  flow: route({
    method: 'GET',
    path: '/records/{kind}/{id}/flow',
    summary: 'The document flow around a record',
    params: named,
    query: {
      direction: z.optional(z.enum(['both', 'up', 'down'])),
      depth: z.optional(integer(1, 20)),
      limit: z.optional(integer(1, 1000)),
    },
    answer: Flow,
  }),
  resolve: route({
    method: 'GET',
    path: '/records:resolve',
    summary: 'Resolve refs to labels',
    query: { refs: list(RefParameter) },
    answer: items(Resolved),
  }),
  kinds: route({
    method: 'GET',
    path: '/kinds',
    summary: 'List kinds of record',
    answer: items(KindView),
  }),
  putKind: route({
    method: 'PUT',
    path: '/kinds/{kind}',
    summary: 'Name a kind of record',
    params: { kind: Kind },
    body: PutKind,
    answer: KindView,
    creates: true,
    roles: stewards,
  }),
};
