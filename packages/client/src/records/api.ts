import type { recordRoutes, Ref, RouteBody, RouteQuery } from '@towerp/crm-protocol';
import { pages, type CallOptions, type Http } from '../http/index.js';
import { overviewCalls, recordCalls } from './calls.js';

/** Which records are asked for. */
export type RecordFilter = Omit<RouteQuery<typeof recordRoutes.list>, 'cursor'>;
/** How much of the document flow is asked for. */
export type FlowQuery = RouteQuery<typeof recordRoutes.flow>;
/** What a module says of its object. */
export type PutRecordInput = RouteBody<typeof recordRoutes.put>;

/** How a kind is called. */
export type PutKindInput = RouteBody<typeof recordRoutes.putKind>;

const named = ({ kind, id }: Ref): { kind: string; id: string } => ({ kind, id });

/** A line per route. */
export const recordApi = (http: Http) => ({
  list: (filter: RecordFilter = {}, options?: CallOptions) =>
    pages((page) => http.call(recordCalls.list, { query: { ...filter, ...page }, ...options })),
  get: (ref: Ref, options?: CallOptions) => http.call(recordCalls.get, { params: named(ref), ...options }),
  put: (ref: Ref, body: PutRecordInput, options?: CallOptions) => http.call(recordCalls.put, { params: named(ref), body, ...options }),
  delete: (ref: Ref, options?: CallOptions) => http.call(recordCalls.delete, { params: named(ref), ...options }),
  flow: (ref: Ref, query?: FlowQuery, options?: CallOptions) => http.call(recordCalls.flow, { params: named(ref), query, ...options }),
  resolve: (refs: readonly Ref[], options?: CallOptions) => http.call(recordCalls.resolve, { query: { refs: refs.map(named) }, ...options }),
  overview: (ref: Ref, signal?: AbortSignal) => http.call(overviewCalls.get, { params: named(ref), signal }),
  kinds: (options?: CallOptions) => http.call(recordCalls.kinds, { ...options }),
  putKind: (kind: string, body: PutKindInput, options?: CallOptions) => http.call(recordCalls.putKind, { params: { kind }, body, ...options }),
}); // prettier-ignore

export type RecordApi = ReturnType<typeof recordApi>;
