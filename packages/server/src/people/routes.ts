import { api, type Route } from '@towerp/crm-protocol';
import { notFound, onlyStaff, type Caller } from '../access/index.js';
import type { Auth, Binder, Reading } from '../http/index.js';
import { Keyset } from '../http/index.js';
import type { Sql } from '../database/index.js';
import { patternsOf } from '../search/index.js';
import * as queries from './queries.js';
import * as service from './service.js';
import { companyOf, contactOf, groupOf, userOf } from './view.js';

interface Ports {
  readonly auth: Auth;
  readonly countUnread: (reading: Reading) => Promise<number>;
}

const routes = api.people;

/** What a role may do, named as the protocol names it: `threads.create`. */
const abilities = (role: string): string[] =>
  Object.entries(api).flatMap(([room, all]) =>
    Object.entries(all as Record<string, Route>)
      .filter(([, route]) => !route.roles || (route.roles as readonly string[]).includes(role))
      .map(([name]) => `${room}.${name}`),
  );

const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw notFound();
  return value;
};

/** What a path of the directory names. @throws {Refusal} `not_found` */
const seen =
  <Row>(select: (sql: Sql, company: string, ids: readonly string[]) => Promise<Row[]>) =>
  async ({ sql, caller }: { sql: Sql; caller: Caller }, { id }: { id: string }): Promise<Row> => {
    onlyStaff(caller);
    return present((await select(sql, caller.company, [id]))[0]);
  };

const bindMe = (on: Binder, { auth, countUnread }: Ports): void => {
  on.read(routes.me, async (reading) => {
    const { sql, caller } = reading;
    const person = present(await queries.selectAnyPerson(sql, caller.company, caller.id));
    const groups = caller.role === 'portal' ? [] : await queries.selectGroupsOf(sql, caller.company, caller.id);
    const company = companyOf(present(await queries.selectCompany(sql, caller.company)));
    const unreadNotifications = await countUnread(reading);
    return {
      user: userOf(person),
      company,
      role: caller.role,
      counterpartyId: caller.counterpartyId,
      groups: groups.map(groupOf),
      unreadNotifications,
      can: abilities(caller.role),
    };
  });
  on.write(routes.createToken, async ({ caller }, { body }) => {
    const { sub, name, counterparty, ttl } = body;
    const token = await auth.issue({ sub, company: caller.company, role: 'portal', name, counterparty }, ttl);
    return { status: 200, body: () => Promise.resolve(token) };
  });
  on.read(routes.company, async ({ sql, caller }) =>
    companyOf(present(await queries.selectCompany(sql, caller.company))),
  );
  on.write(routes.patchCompany, (write, { body }) => service.patchCompany(write, body));
};

const bindUsers = (on: Binder): void => {
  const see = seen(queries.selectPeople);
  on.read(routes.users, async ({ sql, caller }, { query }) => {
    const keyset = new Keyset('users', query);
    const rows = await queries.listPeople(sql, caller.company, patternsOf(query.q), keyset.after, keyset.limit + 1);
    const { rows: items, nextCursor } = keyset.page(rows, ({ name, id }) => [name, id]);
    return { items: items.map(userOf), nextCursor };
  });
  on.read(routes.user, see, (_reading, _input, row) => Promise.resolve(userOf(row)));
  on.write(routes.putUser, (write, { params, body }) => service.putUser(write, params.id, body));
  on.write(routes.deleteUser, see, (write, _input, row) => service.deleteUser(write, row));
};

const bindGroups = (on: Binder): void => {
  const see = seen(queries.selectGroups);
  on.read(routes.groups, async ({ sql, caller }, { query }) => {
    const keyset = new Keyset('groups', query);
    const rows = await queries.listGroups(sql, caller.company, patternsOf(query.q), keyset.after, keyset.limit + 1);
    const { rows: items, nextCursor } = keyset.page(rows, ({ name, id }) => [name, id]);
    return { items: items.map(groupOf), nextCursor };
  });
  on.read(routes.group, see, (_reading, _input, row) => Promise.resolve(groupOf(row)));
  on.write(routes.putGroup, (write, { params, body }) => service.putGroup(write, params.id, body));
  on.write(routes.deleteGroup, see, (write, _input, row) => service.deleteGroup(write, row));
};

const bindContacts = (on: Binder): void => {
  const see = seen(queries.selectContacts);
  on.read(routes.contacts, async ({ sql, caller }, { query }) => {
    const keyset = new Keyset('contacts', query);
    const rows = await queries.listContacts(
      sql,
      caller.company,
      query.counterparty ?? null,
      patternsOf(query.q),
      keyset.after,
      keyset.limit + 1,
    );
    const { rows: items, nextCursor } = keyset.page(rows, ({ name, id }) => [name, id]);
    return { items: items.map(contactOf), nextCursor };
  });
  on.read(routes.contact, see, (_reading, _input, row) => Promise.resolve(contactOf(row)));
  on.write(routes.createContact, (write, { body }) => service.createContact(write, body));
  on.write(routes.putContact, (write, { params, body }) => service.putContact(write, params.id, body));
  on.write(routes.deleteContact, see, (write, _input, row) => service.deleteContact(write, row));
};

/** Binds the caller, the company and the directory. */
export const bindPeople = (on: Binder, ports: Ports): void => {
  bindMe(on, ports);
  bindUsers(on);
  bindGroups(on);
  bindContacts(on);
};
