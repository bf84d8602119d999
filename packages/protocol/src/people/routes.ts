import * as z from 'zod/mini';
import { ErpId } from '../wire/id.js';
import { page } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { route } from '../wire/route.js';
import { text } from '../wire/text.js';
import { Company, Contact, Group, User } from './directory.js';
import { CreateContact, PatchCompany, PutContact, PutGroup, PutUser } from './directory-input.js';
import { Me } from './me.js';

const staff = ['admin', 'member', 'service'] as const;
const stewards = ['admin', 'service'] as const;
const named = { id: ErpId };

const search = { q: z.optional(text(200)), ...pageQuery };

export const peopleRoutes = {
  me: route({ method: 'GET', path: '/me', summary: 'The caller', answer: Me }),
  company: route({ method: 'GET', path: '/company', summary: 'The company', answer: Company, roles: staff }),
  patchCompany: route({
    method: 'PATCH',
    path: '/company',
    summary: 'Change the company',
    body: PatchCompany,
    answer: Company,
    roles: stewards,
  }),
  users: route({
    method: 'GET',
    path: '/users',
    summary: 'List users',
    query: search,
    answer: page(User),
    roles: staff,
  }),
  user: route({ method: 'GET', path: '/users/{id}', summary: 'A user', params: named, answer: User, roles: staff }),
  putUser: route({
    method: 'PUT',
    path: '/users/{id}',
    summary: 'Put a user',
    params: named,
    body: PutUser,
    answer: User,
    creates: true,
    roles: stewards,
  }),
  deleteUser: route({
    method: 'DELETE',
    path: '/users/{id}',
    summary: 'Delete a user',
    params: named,
    roles: stewards,
  }),
  groups: route({
    method: 'GET',
    path: '/groups',
    summary: 'List groups',
    query: search,
    answer: page(Group),
    roles: staff,
  }),
  group: route({ method: 'GET', path: '/groups/{id}', summary: 'A group', params: named, answer: Group, roles: staff }),
  putGroup: route({
    method: 'PUT',
    path: '/groups/{id}',
    summary: 'Put a group',
    params: named,
    body: PutGroup,
    answer: Group,
    creates: true,
    roles: stewards,
  }),
  deleteGroup: route({
    method: 'DELETE',
    path: '/groups/{id}',
    summary: 'Delete a group',
    params: named,
    roles: stewards,
  }),
  contacts: route({
    method: 'GET',
    path: '/contacts',
    summary: 'List contacts',
    query: { counterparty: z.optional(ErpId), ...search },
    answer: page(Contact),
    roles: staff,
  }),
  contact: route({
    method: 'GET',
    path: '/contacts/{id}',
    summary: 'A contact',
    params: named,
    answer: Contact,
    roles: staff,
  }),
  createContact: route({
    method: 'POST',
    path: '/contacts',
    summary: 'Add a contact',
    body: CreateContact,
    answer: Contact,
    creates: true,
    roles: staff,
  }),
  putContact: route({
    method: 'PUT',
    path: '/contacts/{id}',
    summary: 'Put a contact',
    params: named,
    body: PutContact,
    answer: Contact,
    creates: true,
    roles: stewards,
  }),
  deleteContact: route({
    method: 'DELETE',
    path: '/contacts/{id}',
    summary: 'Delete a contact',
    params: named,
    roles: stewards,
  }),
  createToken: route({
    method: 'POST',
    path: '/tokens',
    summary: 'Make a portal token',
    roles: ['service'],
    body: z.strictObject({
      sub: z.string().check(z.regex(/^portal:.{1,121}$/su, { error: 'must begin with portal:' })),
      name: text(200),
      counterparty: ErpId,
      ttl: z.number().check(z.int(), z.gte(1), z.lte(900)),
    }),
    answer: z.object({ token: z.string(), expiresAt: z.string() }),
  }),
};
