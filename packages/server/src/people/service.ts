import { newId, type CreateContact, type PutContact, type PutGroup, type PutUser } from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import { invalid, notFound } from '../access/index.js';
import { created, done, expectVersion, gone, requestHash, stands, type Outcome, type Write } from '../changes/index.js';
import * as queries from './queries.js';
import { companyOf, contactOf, groupOf, userOf } from './view.js';

type Kind = 'user' | 'group' | 'contact';

const told = (write: Write, kind: Kind, id: string, words: string | null): void => {
  write.changes.emit({ type: 'directory.updated', subject: `${kind}:${id}`, isShared: false });
  write.changes.publish({ type: 'named', ref: `${kind}:${id}`, words });
};

const isSame = (row: object, next: object): boolean =>
  Object.entries(next).every(
    ([name, value]) => JSON.stringify((row as Record<string, unknown>)[name]) === JSON.stringify(value),
  );

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];
const one = async <Row>(rows: Promise<Row[]>): Promise<Row> => {
  const row = await first(rows);
  if (!row) throw notFound();
  return row;
};

/** Replaces a user's fields; one who is not known appears. */
export const putUser = async (write: Write, id: string, body: PutUser): Promise<Outcome> => {
  const { sql, caller } = write;
  const row = await first(queries.selectPeople(sql, caller.company, [id]));
  const next = {
    name: body.name,
    email: body.email ?? null,
    active: body.active ?? true,
    department: body.department ?? null,
    time_zone: body.timeZone ?? null,
  };
  const view = async () => userOf(await one(queries.selectPeople(sql, caller.company, [id])));
  if (row && isSame(row, next)) return done(view);
  await queries.upsertPerson(sql, caller.company, { id, portal: id.startsWith('portal:'), ...next }, write.now);
  told(write, 'user', id, body.name);
  return row ? done(view) : created(view);
};

/** Takes a user out of the directory; what they wrote keeps their name. */
export const deleteUser = async (write: Write, row: queries.PersonRow): Promise<Outcome> => {
  await expectVersion(write, row.version, () => Promise.resolve(userOf(row)));
  await queries.deletePerson(write.sql, write.caller.company, row.id, write.now);
  told(write, 'user', row.id, null);
  return gone;
};

/** Replaces a group's name and members. */
export const putGroup = async (write: Write, id: string, body: PutGroup): Promise<Outcome> => {
  const { sql, caller } = write;
  const row = await first(queries.selectGroups(sql, caller.company, [id]));
  const members = [...new Set(body.memberIds)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const known = new Set((await queries.selectPeople(sql, caller.company, members)).map((person) => person.id));
  const stranger = body.memberIds.findIndex((member) => !known.has(member));
  if (stranger >= 0) throw invalid(`memberIds.${String(stranger)}`, 'is nobody in the directory', 'unknown_ref');
  const view = async () => groupOf(await one(queries.selectGroups(sql, caller.company, [id])));
  if (row && isSame(row, { name: body.name, member_ids: members })) return done(view);
  await queries.upsertGroup(sql, caller.company, { id, name: body.name, member_ids: members }, write.now);
  told(write, 'group', id, body.name);
  return row ? done(view) : created(view);
};

export const deleteGroup = async (write: Write, row: queries.GroupRow): Promise<Outcome> => {
  await expectVersion(write, row.version, () => Promise.resolve(groupOf(row)));
  await queries.deleteGroup(write.sql, write.caller.company, row.id);
  told(write, 'group', row.id, null);
  return gone;
};

const contactRow = (id: string, body: PutContact, hash: string | null) => ({
  id,
  counterparty_id: body.counterpartyId ?? null,
  name: body.name,
  email: body.email ?? null,
  phone: body.phone ?? null,
  position: body.position ?? null,
  request_hash: hash,
});

/** Adds a contact; the same request with the same id again changes nothing. */
export const createContact = async (write: Write, body: z.output<typeof CreateContact>): Promise<Outcome> => {
  const { sql, caller } = write;
  const id = body.id ?? newId();
  const hash = requestHash(caller.id, 'contact', body);
  const view = async () => contactOf(await one(queries.selectContacts(sql, caller.company, [id])));
  if (body.id !== undefined && stands(await first(queries.selectContacts(sql, caller.company, [id])), hash))
    return done(view);
  await queries.upsertContact(sql, caller.company, contactRow(id, body, hash), write.now);
  told(write, 'contact', id, body.name);
  return created(view);
};

/** Replaces a contact's fields. */
export const putContact = async (write: Write, id: string, body: PutContact): Promise<Outcome> => {
  const { sql, caller } = write;
  const row = await first(queries.selectContacts(sql, caller.company, [id]));
  const { request_hash: _hash, ...next } = contactRow(id, body, null);
  const view = async () => contactOf(await one(queries.selectContacts(sql, caller.company, [id])));
  if (row && isSame(row, next)) return done(view);
  await queries.upsertContact(sql, caller.company, { ...next, request_hash: row?.request_hash ?? null }, write.now);
  told(write, 'contact', id, body.name);
  return row ? done(view) : created(view);
};

export const deleteContact = async (write: Write, row: queries.ContactRow): Promise<Outcome> => {
  await expectVersion(write, row.version, () => Promise.resolve(contactOf(row)));
  await queries.deleteContact(write.sql, write.caller.company, row.id);
  told(write, 'contact', row.id, null);
  return gone;
};

interface CompanyPatch {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly locale?: string | undefined;
  readonly portalKinds?: string[] | undefined;
}

/** Changes the company; other kinds on the portal make its readers begin anew. */
export const patchCompany = async (write: Write, body: CompanyPatch): Promise<Outcome> => {
  const { sql, caller } = write;
  const row = await queries.selectCompany(sql, caller.company);
  if (!row) throw notFound();
  await expectVersion(write, row.version, () => Promise.resolve(companyOf(row)));
  const next = {
    name: body.name ?? row.name,
    time_zone: body.timeZone ?? row.time_zone,
    locale: body.locale ?? row.locale,
    portal_kinds: [...new Set(body.portalKinds ?? row.portal_kinds)],
  };
  const view = async () => companyOf((await queries.selectCompany(sql, caller.company)) ?? row);
  if (isSame(row, next)) return done(view);
  await queries.updateCompany(sql, caller.company, next, write.now);
  if (!isSame(row, { portal_kinds: next.portal_kinds }))
    write.changes.emit({
      type: 'access.changed',
      subject: `company:${caller.company}`,
      isShared: true,
      data: { wholesale: true },
    });
  return done(view);
};
