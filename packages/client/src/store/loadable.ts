import type { CrmError } from '../errors/index.js';

/** What a live store holds: nothing yet, a value (stale while it cannot follow the server), or why there is none. */
export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly stale: boolean }
  | { readonly state: 'failed'; readonly error: CrmError; readonly value?: T };

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** True where two values show the same: the same things in the same places, down to `depth` levels. */
export const alike = (a: unknown, b: unknown, depth = 4): boolean => {
  if (Object.is(a, b)) return true;
  if (depth === 0) return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => alike(item, b[index], depth - 1));
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && alike(a[key], b[key], depth - 1));
};
