import * as z from 'zod/mini';
import { ErpId, Uuid } from '../wire/id.js';
import { Edge } from '../wire/instant.js';
import { pageQuery } from '../wire/page-query.js';
import { Flag, list } from '../wire/query.js';
import { RefParameter } from '../wire/ref-parameter.js';
import { text } from '../wire/text.js';
import { Status } from './status.js';

/** How lists of threads are ordered; the latest activity first unless told. */
export const ThreadSort = z.enum(['-lastActivityAt', 'lastActivityAt', '-createdAt', 'createdAt', 'topic']);
export type ThreadSort = z.infer<typeof ThreadSort>;

/** The filters of the list of threads, all combinable (R9). */
export const threadFilter = {
  status: z.optional(list(Status, 6)),
  author: z.optional(ErpId),
  participant: z.optional(ErpId),
  work: z.optional(z.literal('me')),
  counterparty: z.optional(ErpId),
  record: z.optional(RefParameter),
  mentions: z.optional(RefParameter),
  unread: z.optional(Flag),
  followed: z.optional(Flag),
  topic: z.optional(Uuid),
  createdFrom: z.optional(Edge),
  createdTo: z.optional(Edge),
  q: z.optional(text(200)),
};

export const threadListQuery = {
  ...threadFilter,
  sort: z.optional(ThreadSort),
  counts: z.optional(z.literal('status')),
  ...pageQuery,
};
