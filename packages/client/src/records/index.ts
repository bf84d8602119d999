import type { ErpRecord, Flow, KindView, Overview, Page, Ref, Resolved } from '@towerp/crm-protocol';
import { formatRef, writeQuery } from '@towerp/crm-protocol/words';
import type { ReadableAtom } from 'nanostores';
import { partOf, replyOf, type CallOptions, type Http, type PageRequest, type Reply } from '../http/index.js';
import { Keyed, type Hub, type Loadable } from '../store/index.js';
import { recordApi, type FlowQuery, type PutKindInput, type PutRecordInput, type RecordFilter } from './api.js';
import { liveFlow } from './flow-store.js';
import { liveOverview } from './overview-store.js';
import { Resolver } from './resolver.js';
import { liveView } from './view-store.js';

export type { FlowQuery, PutKindInput, PutRecordInput, RecordFilter } from './api.js';

/** The ERP's objects, and what derives from what. */
export interface Records {
  /** Everything that an order panel shows first, live; `record` is null for an order not yet saved. */
  $overview(ref: Ref): ReadableAtom<Loadable<Overview>>;
  /** The document flow around a record, live. */
  $flow(ref: Ref, query?: FlowQuery): ReadableAtom<Loadable<Flow>>;
  /** One ref as its reader sees it now, live; a page's refs are resolved together. */
  $view(ref: Ref): ReadableAtom<Loadable<Resolved>>;
  list(filter?: RecordFilter, options?: CallOptions): PageRequest<Page<ErpRecord>>;
  get(ref: Ref, options?: CallOptions): Reply<ErpRecord>;
  /** Says what stands in the ERP; what derives from what shows in the threads concerned (R16, R17). */
  put(ref: Ref, record: PutRecordInput, options?: CallOptions): Reply<ErpRecord>;
  delete(ref: Ref, options?: CallOptions): Reply<void>;
  /** The document flow around a record. */
  flow(ref: Ref, query?: FlowQuery, options?: CallOptions): Reply<Flow>;
  resolve(refs: readonly Ref[], options?: CallOptions): Reply<Resolved[]>;
  kinds(options?: CallOptions): Reply<KindView[]>;
  /** Says how a kind is called, and where it stands in the document flow; an admin's. */
  putKind(kind: string, input: PutKindInput, options?: CallOptions): Reply<KindView>;
}

/** The room of records. */
export const records = (http: Http, hub: Hub): Records => {
  const api = recordApi(http);
  const resolver = new Resolver(api);
  const overviews = new Keyed((ref: Ref) => liveOverview(hub, api, ref), formatRef);
  const views = new Keyed((ref: Ref) => liveView(hub, resolver, ref), formatRef);
  const flows = new Keyed(
    ({ ref, query }: { ref: Ref; query: FlowQuery }) => liveFlow(hub, api, ref, query),
    ({ ref, query }) => `${formatRef(ref)}?${writeQuery(query)}`,
  );
  return {
    $flow: (ref, query = {}) => flows.of({ ref, query }).$,
    $overview: (ref) => overviews.of(ref).$,
    $view: (ref) => views.of(ref).$,
    list: (filter, options) => api.list(filter, options),
    get: (ref, options) => replyOf(api.get(ref, options)),
    put: (ref, record, options) => replyOf(api.put(ref, record, options)),
    delete: (ref, options) => replyOf(api.delete(ref, options)),
    flow: (ref, query, options) => replyOf(api.flow(ref, query, options)),
    resolve: (refs, options) => partOf(api.resolve(refs, options), ({ items }) => items),
    kinds: (options) => partOf(api.kinds(options), ({ items }) => items),
    putKind: (kind, input, options) => replyOf(api.putKind(kind, input, options)),
  };
};
