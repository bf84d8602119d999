import type { ProblemCode, Route } from '@towerp/crm-protocol';

const bodyProblems = ({ body, raw, takes, method }: Route): ProblemCode[] => {
  if (raw) return takes ? ['unsupported_media', 'too_large', 'conflict', 'in_flight'] : ['in_flight'];
  if (method === 'GET') return [];
  return [
    'too_large',
    'in_flight',
    'idempotency_mismatch',
    ...(body ? (['unsupported_media', 'conflict'] as const) : []),
  ];
};

const isChange = ({ method }: Route): boolean => method === 'PATCH' || method === 'DELETE';

/** The codes with which an operation may refuse, in the order of their statuses. */
export const problemsOf = (route: Route): ProblemCode[] => [
  ...(route.open ? [] : (['unauthenticated', 'token_expired'] as const)),
  'forbidden',
  ...(route.params || route.path.startsWith('/threads:') ? (['not_found'] as const) : []),
  ...bodyProblems(route),
  ...(route.method === 'DELETE' && !route.raw ? (['conflict'] as const) : []),
  ...(isChange(route) || route.path.startsWith('/uploads') ? (['stale'] as const) : []),
  'invalid',
  ...(route.method === 'PUT' && route.path.startsWith('/records/') ? (['cycle'] as const) : []),
  ...(route.open ? [] : (['rate_limited'] as const)),
  'unavailable',
  'internal',
];
