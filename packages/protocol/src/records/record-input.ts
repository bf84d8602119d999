import * as z from 'zod/mini';
import { ErpId, Uuid } from '../wire/id.js';
import { LocalDate } from '../wire/instant.js';
import { Ref } from '../wire/ref.js';
import { text } from '../wire/text.js';

const hasFourDecimals = (value: number): boolean => Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-4;

const Url = z
  .string()
  .check(z.maxLength(2000), z.regex(/^(https?:\/\/|\/)/, { error: 'must be an http(s) address or a path' }));

/** What a module says of its object: a replacement of its fields (R16, R17). */
export const PutRecord = z.strictObject({
  number: z.optional(z.nullable(text(100))),
  title: text(300),
  status: z.optional(z.nullable(text(100))),
  date: z.optional(z.nullable(LocalDate)),
  amount: z.optional(
    z.nullable(
      z.number().check(z.gte(-1e13), z.lte(1e13), z.refine(hasFourDecimals, { error: 'must have at most 4 decimals' })),
    ),
  ),
  currency: z.optional(z.nullable(z.string().check(z.regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code' })))),
  counterpartyId: z.optional(z.nullable(ErpId)),
  url: z.optional(z.nullable(Url)),
  /** Absent: the edges stay; empty: they go. */
  derivedFrom: z.optional(z.array(Ref).check(z.maxLength(1000))),
  /** Threads to which it is attached as well; only adds (R16). */
  threadIds: z.optional(z.array(Uuid).check(z.maxLength(100))),
});
export type PutRecord = z.output<typeof PutRecord>;

export const PutKind = z.strictObject({
  labels: z.strictObject({ bg: text(60), en: text(60) }),
  lane: z.optional(z.nullable(text(40))),
  icon: z.optional(z.nullable(text(40))),
});
