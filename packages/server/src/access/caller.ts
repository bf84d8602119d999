import type { Role } from '@towerp/crm-protocol';
import { forbidden } from './refusal.js';

/** For whom something is projected: decides what is seen, and from which mark on an entry is unread. */
export interface Reader {
  readonly company: string;
  readonly id: string;
  readonly role: Role;
  /** The counterparty that a portal person belongs to; null for everybody else. */
  readonly counterpartyId: string | null;
  /** The kinds of record that the company shows on its portal. */
  readonly portalKinds: readonly string[];
  /** The company's seq when the person was first seen. */
  readonly seenSeq: number;
}

/** Who asks, as admitted in this transaction. */
export interface Caller extends Reader {
  readonly name: string;
  readonly timeZone: string;
}

export const isPortal = (reader: Pick<Reader, 'role'>): boolean => reader.role === 'portal';
/** Admins and services may do what the settings need. */
export const isSteward = (reader: Pick<Reader, 'role'>): boolean =>
  reader.role === 'admin' || reader.role === 'service';

/** Whether something is there is told only to those who may ever see the like. @throws {Refusal} `forbidden` */
export const onlyStaff = (reader: Pick<Reader, 'role'>): void => {
  if (isPortal(reader)) throw forbidden();
};
/** @throws {Refusal} `forbidden` */
export const onlyStewards = (reader: Pick<Reader, 'role'>): void => {
  if (!isSteward(reader)) throw forbidden();
};
