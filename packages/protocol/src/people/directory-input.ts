import * as z from 'zod/mini';
import { ErpId } from '../wire/id.js';
import { Kind } from '../wire/ref.js';
import { text } from '../wire/text.js';

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

export const PutUser = z.strictObject({
  name: text(200),
  email: z.optional(z.nullable(Email)),
  active: z.optional(z.boolean()),
  department: z.optional(z.nullable(text(200))),
  timeZone: z.optional(z.nullable(TimeZone)),
});
export type PutUser = z.output<typeof PutUser>;

export const PutGroup = z.strictObject({
  name: text(200),
  memberIds: z.array(ErpId).check(z.maxLength(10_000)),
});
export type PutGroup = z.output<typeof PutGroup>;

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

export const PatchCompany = z.strictObject({
  name: z.optional(text(200)),
  timeZone: z.optional(TimeZone),
  locale: z.optional(
    z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'must be a language tag' })),
  ),
  portalKinds: z.optional(z.array(Kind).check(z.maxLength(100))),
});
