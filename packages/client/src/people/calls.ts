import { Contact, Group, Me, page, User, type peopleRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const peopleCalls: Calls<typeof peopleRoutes, 'me' | 'users' | 'groups' | 'contacts' | 'createContact'> = {
  me: { method: 'GET', path: '/me', answer: Me },
  users: { method: 'GET', path: '/users', answer: page(User) },
  groups: { method: 'GET', path: '/groups', answer: page(Group) },
  contacts: { method: 'GET', path: '/contacts', answer: page(Contact) },
  createContact: { method: 'POST', path: '/contacts', answer: Contact },
};
