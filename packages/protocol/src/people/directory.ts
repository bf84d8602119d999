import * as z from 'zod/mini';
import { ErpId } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Kind } from '../wire/ref.js';

const stamps = { version: z.number(), createdAt: Instant, updatedAt: Instant };

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

export const Group = z.object({
  kind: z.literal('group'),
  id: ErpId,
  name: z.string(),
  memberIds: z.array(z.string()),
  ...stamps,
});
export type Group = z.infer<typeof Group>;

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
