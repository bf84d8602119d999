import {
  formatRef,
  type ErpRecord,
  type Flow,
  type KindView,
  type Overview,
  type Page,
  type Ref,
  type Resolved,
} from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import type { CallOptions, Http, PageRequest } from '../http/index.js';
import { Keyed, type Hub, type Loadable } from '../store/index.js';
import { recordApi, type FlowQuery, type PutRecordInput, type RecordFilter } from './api.js';
import { liveOverview } from './overview-store.js';
import { Resolver } from './resolver.js';
import { liveView } from './view-store.js';

export type { FlowQuery, PutRecordInput, RecordFilter } from './api.js';

/** The ERP's objects, and what derives from what. */
export interface Records {
  /** Everything that an order panel shows first, live; `record` is null for an order not yet saved. */
  $overview(ref: Ref): ReadableAtom<Loadable<Overview>>;
  /** One ref as its reader sees it now, live; a page's refs are resolved together. */
  $view(ref: Ref): ReadableAtom<Loadable<Resolved>>;
  list(filter?: RecordFilter, options?: CallOptions): PageRequest<Page<ErpRecord>>;
  get(ref: Ref, options?: CallOptions): Promise<ErpRecord>;
  /** Says what stands in the ERP; what derives from what shows in the threads concerned (R16, R17). */
  put(ref: Ref, record: PutRecordInput, options?: CallOptions): Promise<ErpRecord>;
  delete(ref: Ref, options?: CallOptions): Promise<void>;
  /** The document flow around a record. */
  flow(ref: Ref, query?: FlowQuery, options?: CallOptions): Promise<Flow>;
  resolve(refs: readonly Ref[], options?: CallOptions): Promise<Resolved[]>;
  kinds(options?: CallOptions): Promise<KindView[]>;
}

/** The room of records. */
export const records = (http: Http, hub: Hub): Records => {
  const api = recordApi(http);
  const resolver = new Resolver(api);
  const overviews = new Keyed((ref: Ref) => liveOverview(hub, api, ref), formatRef);
  const views = new Keyed((ref: Ref) => liveView(hub, resolver, ref), formatRef);
  return {
    $overview: (ref) => overviews.of(ref).$,
    $view: (ref) => views.of(ref).$,
    list: (filter, options) => api.list(filter, options),
    get: async (ref, options) => (await api.get(ref, options)).value,
    put: async (ref, record, options) => (await api.put(ref, record, options)).value,
    delete: async (ref, options) => {
      await api.delete(ref, options);
    },
    flow: async (ref, query, options) => (await api.flow(ref, query, options)).value,
    resolve: async (refs, options) => (await api.resolve(refs, options)).value.items,
    kinds: async (options) => (await api.kinds(options)).value.items,
  };
};
