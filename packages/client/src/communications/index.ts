import type { Communication, communicationRoutes, Page, RouteBody, RouteQuery } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import type { ReadableAtom } from 'nanostores';
import { pages, replyOf, type CallOptions, type Http, type PageRequest, type Reply } from '../http/index.js';
import type { Acting, Write, WriteOptions } from '../outbox/index.js';
import { Keyed, liveOne, type Hub, type Loadable } from '../store/index.js';
import type { CommunicationActions } from './actions.js';
import { communicationCalls } from './calls.js';

export type { CommunicationActions } from './actions.js';

/** What a list of communications shows. */
export type CommunicationFilter = Omit<RouteQuery<typeof communicationRoutes.list>, 'cursor'>;
/** A communication that took place. */
export type CreateCommunicationInput = RouteBody<typeof communicationRoutes.create>;
/** What is changed in a communication. */
export type PatchCommunicationInput = RouteBody<typeof communicationRoutes.patch>;

/** Contacts with the outside: phone, meeting, email (R10). */
export interface Communications {
  /** One communication, live. */
  $one(id: string): ReadableAtom<Loadable<Communication>>;
  list(filter?: CommunicationFilter, options?: CallOptions): PageRequest<Page<Communication>>;
  get(id: string, options?: CallOptions): Reply<Communication>;
  /** Shown at once in its thread. */
  create(input: CreateCommunicationInput, options?: WriteOptions): Write<Communication>;
  patch(id: string, patch: PatchCommunicationInput, options?: WriteOptions): Write<Communication>;
  delete(id: string, options?: WriteOptions): Write<void>;
}

/** The room of communications. */
export const communications = (http: Http, hub: Hub, write: Acting<CommunicationActions>): Communications => {
  const get = (id: string, options?: CallOptions) => http.call(communicationCalls.get, { params: { id }, ...options });
  const ones = new Keyed((id: string) => liveOne(hub, 'communication', id, (signal) => get(id, { signal })));
  return {
    $one: (id) => ones.of(id).$,
    list: (filter, options) =>
      pages((page) => http.call(communicationCalls.list, { query: { ...filter, ...page }, ...options })),
    get: (id, options) => replyOf(get(id, options)),
    create: (input, options) => write(({ create }, how) => create({ ...input, id: input.id ?? newId() }, how), options),
    patch: (id, body, options) => write(({ patch }, how) => patch({ id, body }, how), options),
    delete: (id, options) => write(({ remove }, how) => remove({ id }, how), options),
  };
};
