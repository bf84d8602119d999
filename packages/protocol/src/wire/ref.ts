import * as z from 'zod/mini';
import { ErpId } from './id.js';

/** The code of a kind of record; unknown ones are accepted, since modules register their own. */
export const Kind = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must be a kind: a–z, 0–9, _, at most 40 characters' }));
export type Kind = z.infer<typeof Kind>;

/** Names one object of the ERP or of the CRM. */
export const Ref = z.strictObject({ kind: Kind, id: ErpId });
export type Ref = z.infer<typeof Ref>;

/** Kinds that have a life of their own in the CRM and so are no records. */
export const nonRecordKinds = [
  'user',
  'group',
  'contact',
  'thread',
  'communication',
  'task',
  'comment',
  'file',
] as const;

/** `client_order:43659`, as a ref stands in attributes and messages. */
export const formatRef = (ref: Ref): string => `${ref.kind}:${ref.id}`;

/** Reads `kind:id`, split at the first colon; `undefined` where it is no ref. */
export const parseRef = (value: string): Ref | undefined => {
  const colon = value.indexOf(':');
  const parsed = Ref.safeParse({ kind: value.slice(0, Math.max(colon, 0)), id: value.slice(colon + 1) });
  return parsed.success ? parsed.data : undefined;
};

export const sameRef = (a: Ref, b: Ref): boolean => a.kind === b.kind && a.id === b.id;
