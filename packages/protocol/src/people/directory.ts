import * as z from 'zod/mini';
import { ErpId } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Kind } from '../wire/ref.js';
import { text } from '../wire/text.js';

const stamps = { version: z.number(), createdAt: Instant, updatedAt: Instant };

// Real addresses hold letters that the strict e-mail grammar refuses (françois1@…). This is zod's `unicodeEmail`,
// written out because naming it brings every expression of zod (2 KiB) into the browser.
const Email = z
  .string()
  .check(z.maxLength(254), z.regex(/^[^\s@"]{1,64}@[^\s@]{1,255}$/u, { error: 'must be an e-mail address' }));

const isTimeZone = (value: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
};
const TimeZone = z.string().check(z.refine(isTimeZone, { error: 'must be an IANA time zone' }));

/** A colleague, or a person of the portal, in the directory. */
export const User = z.object({
  kind: z.literal('user'),
  id: ErpId,
  name: z.string(),
  email: z.nullable(z.string()),
  active: z.boolean(),
  department: z.nullable(z.string()),
  timeZone: z.nullable(z.string()),
  ...stamps,
});
export type User = z.infer<typeof User>;

export const PutUser = z.strictObject({
  name: text(200),
  email: z.optional(z.nullable(Email)),
  active: z.optional(z.boolean()),
  department: z.optional(z.nullable(text(200))),
  timeZone: z.optional(z.nullable(TimeZone)),
});
export type PutUser = z.output<typeof PutUser>;

export const Group = z.object({
  kind: z.literal('group'),
  id: ErpId,
  name: z.string(),
  memberIds: z.array(z.string()),
  ...stamps,
});
export type Group = z.infer<typeof Group>;

export const PutGroup = z.strictObject({
  name: text(200),
  memberIds: z.array(ErpId).check(z.maxLength(10_000)),
});
export type PutGroup = z.output<typeof PutGroup>;

/** A person at a counterparty (R10). */
export const Contact = z.object({
  kind: z.literal('contact'),
  id: ErpId,
  counterpartyId: z.nullable(z.string()),
  name: z.string(),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  position: z.nullable(z.string()),
  ...stamps,
});
export type Contact = z.infer<typeof Contact>;

const contactFields = {
  counterpartyId: z.optional(z.nullable(ErpId)),
  name: text(200),
  email: z.optional(z.nullable(Email)),
  phone: z.optional(z.nullable(text(60))),
  position: z.optional(z.nullable(text(200))),
};
export const PutContact = z.strictObject(contactFields);
export type PutContact = z.output<typeof PutContact>;
export const CreateContact = z.strictObject({ id: z.optional(ErpId), ...contactFields });

/** The tenant: one manufacturer. */
export const Company = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  portalKinds: z.array(Kind),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Company = z.infer<typeof Company>;

export const PatchCompany = z.strictObject({
  name: z.optional(text(200)),
  timeZone: z.optional(TimeZone),
  locale: z.optional(
    z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'must be a language tag' })),
  ),
  portalKinds: z.optional(z.array(Kind).check(z.maxLength(100))),
});

/** Kinds that a portal user sees unless the company says otherwise. */
export const defaultPortalKinds = [
  'quote',
  'client_order',
  'purchase_order',
  'delivery',
  'sale',
  'shipment',
  'payment',
  'financial_document',
];
