import { route } from '../wire/route.js';
import { ImportReport } from './line.js';

const stewards = ['admin', 'service'] as const;

const ndjson = 'application/x-ndjson';

export const importRoutes = {
  import: route({
    method: 'POST',
    path: '/import',
    summary: 'Import NDJSON',
    answer: ImportReport,
    roles: stewards,
    raw: true,
    takes: ndjson,
  }),
  export: route({
    method: 'GET',
    path: '/export',
    summary: 'Export NDJSON',
    roles: stewards,
    raw: true,
    gives: ndjson,
  }),
};
