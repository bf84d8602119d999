import type { Company, Contact, Group, User } from '@towerp/crm-protocol';
import { isPortal } from '../access/index.js';
import type { Projection } from '../events/index.js';
import {
  selectContacts,
  selectGroups,
  selectPeople,
  type CompanyRow,
  type ContactRow,
  type GroupRow,
  type PersonRow,
} from './queries.js';

const stamps = (row: { version: number; created_at: string; updated_at: string }) => ({
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const userOf = (row: PersonRow): User => ({
  kind: 'user',
  id: row.id,
  name: row.name,
  email: row.email,
  active: row.active,
  department: row.department,
  timeZone: row.time_zone,
  ...stamps(row),
});

export const groupOf = (row: GroupRow): Group => ({
  kind: 'group',
  id: row.id,
  name: row.name,
  memberIds: row.member_ids,
  ...stamps(row),
});

export const contactOf = (row: ContactRow): Contact => ({
  kind: 'contact',
  id: row.id,
  counterpartyId: row.counterparty_id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  position: row.position,
  ...stamps(row),
});

export const companyOf = (row: CompanyRow): Company => ({
  id: row.company,
  name: row.name,
  timeZone: row.time_zone,
  locale: row.locale,
  portalKinds: row.portal_kinds,
  ...stamps(row),
});

const forStaff =
  <Row extends { id: string }>(
    select: (...args: Parameters<typeof selectPeople>) => Promise<Row[]>,
    view: (row: Row) => unknown,
  ): Projection =>
  async (sql, readers, ids) => {
    const company = readers[0]?.company ?? '';
    const rows = new Map((await select(sql, company, ids)).map((row) => [row.id, view(row)]));
    return (reader, id) => (isPortal(reader) ? undefined : rows.get(id));
  };

/** The directory as events tell of it: to colleagues only. */
export const directoryProjections = {
  user: forStaff(selectPeople, userOf),
  group: forStaff(selectGroups, groupOf),
  contact: forStaff(selectContacts, contactOf),
};
