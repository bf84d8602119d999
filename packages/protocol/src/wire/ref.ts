import * as z from 'zod/mini';
import { ErpId } from './id.js';
import { kindPattern } from './ref-words.js';

/** The code of a kind of record; unknown ones are accepted, since modules register their own. */
export const Kind = z
  .string()
  .check(z.regex(kindPattern, { error: 'must be a kind: a–z, 0–9, _, at most 40 characters' }));
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
