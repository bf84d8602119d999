import type { Communication, Contact, RichText } from '@towerp/crm-protocol';
import { richTextOf } from '@towerp/crm-protocol/words';
import type { Http } from '../http/index.js';
import type { Outbox, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import type { Hub } from '../store/index.js';
import type { CreateCommunicationInput, PatchCommunicationInput } from './index.js';
import { communicationCalls } from './calls.js';

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

/** What is done to communications. */
export interface CommunicationActions {
  readonly create: Writer<Creation, Communication>;
  readonly patch: Writer<{ id: string; body: PatchCommunicationInput }, Communication>;
  readonly remove: Writer<{ id: string }, void>;
}

/** The actions of communications. */
export const communicationActions = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): CommunicationActions => {
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
  return { create, patch, remove };
};
