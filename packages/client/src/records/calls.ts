import type { overviewRoutes, recordRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const overviewCalls: Calls<typeof overviewRoutes> = {
  get: { method: 'GET', path: '/records/{kind}/{id}/overview', answer: 'overview' },
};

export const recordCalls: Calls<typeof recordRoutes> = {
  list: { method: 'GET', path: '/records', answer: 'records' },
  get: { method: 'GET', path: '/records/{kind}/{id}', answer: 'record' },
  put: { method: 'PUT', path: '/records/{kind}/{id}', answer: 'record' },
  delete: { method: 'DELETE', path: '/records/{kind}/{id}' },
  flow: { method: 'GET', path: '/records/{kind}/{id}/flow', answer: 'flow' },
  resolve: { method: 'GET', path: '/records:resolve', answer: 'resolved' },
  kinds: { method: 'GET', path: '/kinds', answer: 'kinds' },
  putKind: { method: 'PUT', path: '/kinds/{kind}', answer: 'kind' },
};
