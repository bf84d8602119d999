import {
  ErpRecord,
  Flow,
  items,
  KindView,
  Overview,
  page,
  Resolved,
  type overviewRoutes,
  type recordRoutes,
} from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const overviewCalls: Calls<typeof overviewRoutes> = {
  get: { method: 'GET', path: '/records/{kind}/{id}/overview', answer: Overview },
};

export const recordCalls: Calls<typeof recordRoutes, Exclude<keyof typeof recordRoutes, 'putKind'>> = {
  list: { method: 'GET', path: '/records', answer: page(ErpRecord) },
  get: { method: 'GET', path: '/records/{kind}/{id}', answer: ErpRecord },
  put: { method: 'PUT', path: '/records/{kind}/{id}', answer: ErpRecord },
  delete: { method: 'DELETE', path: '/records/{kind}/{id}' },
  flow: { method: 'GET', path: '/records/{kind}/{id}/flow', answer: Flow },
  resolve: { method: 'GET', path: '/records:resolve', answer: items(Resolved) },
  kinds: { method: 'GET', path: '/kinds', answer: items(KindView) },
};
