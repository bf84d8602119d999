import * as z from 'zod/mini';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant, LocalDate } from '../wire/instant.js';
import { Kind, Ref } from '../wire/ref.js';
import { text } from '../wire/text.js';

const fields = {
  kind: Kind,
  id: z.string(),
  number: z.nullable(z.string()),
  title: z.string(),
  status: z.nullable(z.string()),
  date: z.nullable(z.string()),
  amount: z.nullable(z.number()),
  currency: z.nullable(z.string()),
  counterpartyId: z.nullable(z.string()),
  url: z.nullable(z.string()),
};

/** What is shown of an ERP object wherever it is attached or mentioned. */
export const RecordView = z.object(fields);
export type RecordView = z.infer<typeof RecordView>;

/** An ERP object with what it derives from. */
export const ErpRecord = z.object({
  ...fields,
  derivedFrom: z.array(Ref),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ErpRecord = z.infer<typeof ErpRecord>;

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

/** A label for a kind, its lane in the document flow and its icon. */
export const KindView = z.object({
  kind: Kind,
  labels: z.object({ bg: z.string(), en: z.string() }),
  lane: z.nullable(z.string()),
  icon: z.nullable(z.string()),
});
export type KindView = z.infer<typeof KindView>;

export const PutKind = z.strictObject({
  labels: z.strictObject({ bg: text(60), en: text(60) }),
  lane: z.optional(z.nullable(text(40))),
  icon: z.optional(z.nullable(text(40))),
});
