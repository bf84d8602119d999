import type { communicationRoutes, Communication, Page, RouteBody, RouteQuery } from '@towerp/crm-protocol';
import { communicationCalls, pages, type PageRequest, type CallOptions, type Http } from '../http/index.js';
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
  get(id: string, options?: CallOptions): Promise<Communication>;
  create(input: CreateCommunicationInput, options?: CallOptions): Promise<Communication>;
  patch(id: string, patch: PatchCommunicationInput, options?: CallOptions): Promise<Communication>;
  delete(id: string, options?: CallOptions): Promise<void>;
}

/** The room of communications. */
export const communications = (http: Http, hub: Hub): Communications => {
  const taken = ({ value, seq }: { value: Communication; seq: number }): Communication => {
    hub.cache.answered('communication', value, seq);
    return value;
  };
  return {
    list: (filter, options) =>
      pages(
        async (cursor) =>
          (await http.call(communicationCalls.list, { query: { ...filter, cursor }, ...options })).value,
      ),
    get: async (id, options) => (await http.call(communicationCalls.get, { params: { id }, ...options })).value,
    create: async (body, options) => taken(await http.call(communicationCalls.create, { body, ...options })),
    patch: async (id, body, options) =>
      taken(await http.call(communicationCalls.patch, { params: { id }, body, ...options })),
    delete: async (id, options) => {
      const { seq } = await http.call(communicationCalls.delete, { params: { id }, ...options });
      hub.cache.remove('communication', id, seq);
    },
  };
};
