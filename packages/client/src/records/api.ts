import { overviewRoutes, recordRoutes, type Ref, type RouteBody, type RouteQuery } from '@towerp/crm-protocol';
import { pages, type CallOptions, type Http } from '../http/index.js';

/** Which records are asked for. */
export type RecordFilter = Omit<RouteQuery<typeof recordRoutes.list>, 'cursor'>;
/** How much of the document flow is asked for. */
export type FlowQuery = RouteQuery<typeof recordRoutes.flow>;
/** What a module says of its object. */
export type PutRecordInput = RouteBody<typeof recordRoutes.put>;

const named = ({ kind, id }: Ref): { kind: string; id: string } => ({ kind, id });

/** A line per route. */
export const recordApi = (http: Http) => ({
  list: (filter: RecordFilter = {}, options?: CallOptions) =>
    pages(async (cursor) => (await http.call(recordRoutes.list, { query: { ...filter, cursor }, ...options })).value),
  get: (ref: Ref, options?: CallOptions) => http.call(recordRoutes.get, { params: named(ref), ...options }),
  put: (ref: Ref, body: PutRecordInput, options?: CallOptions) => http.call(recordRoutes.put, { params: named(ref), body, ...options }),
  delete: (ref: Ref, options?: CallOptions) => http.call(recordRoutes.delete, { params: named(ref), ...options }),
  flow: (ref: Ref, query?: FlowQuery, options?: CallOptions) => http.call(recordRoutes.flow, { params: named(ref), query, ...options }),
  resolve: (refs: readonly Ref[], options?: CallOptions) => http.call(recordRoutes.resolve, { query: { refs: refs.map(named) }, ...options }),
  overview: (ref: Ref, signal?: AbortSignal) => http.call(overviewRoutes.get, { params: named(ref), signal }),
  kinds: (options?: CallOptions) => http.call(recordRoutes.kinds, { ...options }),
}); // prettier-ignore

export type RecordApi = ReturnType<typeof recordApi>;
