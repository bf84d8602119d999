import { ErpId } from '../wire/id.js';
import { Kind } from '../wire/ref.js';
import { route } from '../wire/route.js';
import { Overview } from './overview.js';

export const overviewRoutes = {
  get: route({
    method: 'GET',
    path: '/records/{kind}/{id}/overview',
    summary: 'What an order panel shows first',
    params: { kind: Kind, id: ErpId },
    answer: Overview,
  }),
};
