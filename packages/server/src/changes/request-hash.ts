import { createHash } from 'node:crypto';
import { conflict } from '../access/index.js';

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Tells the same request from another one with the same id: who asked, for what, with which words. */
export const requestHash = (callerId: string, operation: string, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([callerId, operation, body], sorted))
    .digest('base64url');

/** True where what is asked stands already; an id that stands for something else is refused. @throws {Refusal} `conflict` */
export const stands = (existing: { readonly request_hash: string | null } | undefined, hash: string): boolean => {
  if (!existing) return false;
  if (existing.request_hash === hash) return true;
  throw conflict('This id is in use.');
};
