import {
  newId,
  richTextOf,
  type Communication,
  type communicationRoutes,
  type Contact,
  type Page,
  type RichText,
  type RouteBody,
  type RouteQuery,
} from '@towerp/crm-protocol';
import {
  communicationCalls,
  pages,
  replyOf,
  type CallOptions,
  type Http,
  type PageRequest,
  type Reply,
} from '../http/index.js';
import type { Outbox, Write, WriteOptions, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import type { Hub } from '../store/index.js';

/** What a list of communications shows. */
export type CommunicationFilter = Omit<RouteQuery<typeof communicationRoutes.list>, 'cursor'>;
/** A communication that took place. */
export type CreateCommunicationInput = RouteBody<typeof communicationRoutes.create>;
/** What is changed in a communication. */
export type PatchCommunicationInput = RouteBody<typeof communicationRoutes.patch>;

/** Contacts with the outside: phone, meeting, email (R10). */
export interface Communications {
  list(filter?: CommunicationFilter, options?: CallOptions): PageRequest<Page<Communication>>;
  get(id: string, options?: CallOptions): Reply<Communication>;
  /** Shown at once in its thread. */
  create(input: CreateCommunicationInput, options?: WriteOptions): Write<Communication>;
  patch(id: string, patch: PatchCommunicationInput, options?: WriteOptions): Write<Communication>;
  delete(id: string, options?: WriteOptions): Write<void>;
}

type Creation = CreateCommunicationInput & { id: string };

const richText = (body: string | object | null | undefined): RichText | null =>
  ((typeof body === 'string' ? richTextOf(body) : body) ?? null) as RichText | null;

/** As the server will make it. */
const madeHere = ({ cache }: Hub, reader: Reader, input: Creation, at: string): Communication => {
  const { id, threadId, topic, topicId, contactId, direction, channel, occurredAt, body, visibility } = input;
  return {
    id, threadId: threadId ?? null, topic: topic ?? '', topicId: topicId ?? null,
    contact: (contactId ? cache.seen<Contact>('contact', contactId) : undefined) ?? null,
    direction, channel, occurredAt: occurredAt ?? at, body: richText(body), visibility: visibility ?? 'internal',
    author: reader.person, files: [], version: 0, createdAt: at, updatedAt: at,
  }; // prettier-ignore
};

/** The room of communications. */
export const communications = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): Communications => {
  const { cache } = hub;
  const lanesOf = (id: string): string[] =>
    [cache.get('communication', id)?.threadId, id].filter((lane) => typeof lane === 'string');
  const remove: Writer<{ id: string }, void> = outbox.operation({
    name: 'communications.delete',
    lanes: ({ id }) => lanesOf(id),
    send: ({ id }, options) => http.call(communicationCalls.delete, { params: { id }, ...options }),
    show: ({ id }) => {
      const { undo } = cache.patch('communication', id, null);
      return { undo, settle: ({ seq }) => { cache.remove('communication', id, seq); } };
    },
  }); // prettier-ignore
  const create: Writer<Creation, Communication> = outbox.operation({
    name: 'communications.create',
    lanes: ({ threadId, id }) => (threadId ? [threadId, id] : [id]),
    words: ({ topic, body }) => body ?? topic,
    send: (body, options) => http.call(communicationCalls.create, { body, ...options }),
    show: (input, at) => ({
      ...hub.write('communication', madeHere(hub, reader, input, at)),
      revert: () => remove({ id: input.id }),
    }),
  });
  const patch: Writer<{ id: string; body: PatchCommunicationInput }, Communication> = outbox.operation({
    name: 'communications.patch',
    lanes: ({ id }) => lanesOf(id),
    words: ({ body }) => body.body,
    send: ({ id, body }, options) => http.call(communicationCalls.patch, { params: { id }, body, ...options }),
    show: ({ id, body }) => {
      const { topic, direction, channel } = body;
      const change = Object.entries({ topic, direction, channel }).filter(([, value]) => value !== undefined);
      return cache.patch('communication', id, {
        ...Object.fromEntries(change),
        ...(body.body === undefined ? {} : { body: richText(body.body) }),
      });
    },
  });
  return {
    list: (filter, options) =>
      pages((page) => http.call(communicationCalls.list, { query: { ...filter, ...page }, ...options })),
    get: (id, options) => replyOf(http.call(communicationCalls.get, { params: { id }, ...options })),
    create: (input, options) => create({ ...input, id: input.id ?? newId() }, options),
    patch: (id, body, options) => patch({ id, body }, options),
    delete: (id, options) => remove({ id }, options),
  };
};
