import * as z from 'zod/mini';
import { Instant } from '../wire/instant.js';
import { Kind, Ref } from '../wire/ref.js';

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

/** A label for a kind, its lane in the document flow and its icon. */
export const KindView = z.object({
  kind: Kind,
  labels: z.object({ bg: z.string(), en: z.string() }),
  lane: z.nullable(z.string()),
  icon: z.nullable(z.string()),
});
export type KindView = z.infer<typeof KindView>;
