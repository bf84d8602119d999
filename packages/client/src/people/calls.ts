import type { peopleRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const peopleCalls: Calls<typeof peopleRoutes, 'me' | 'users' | 'groups' | 'contacts' | 'createContact'> = {
  me: { method: 'GET', path: '/me', answer: 'me' },
  users: { method: 'GET', path: '/users', answer: 'users' },
  groups: { method: 'GET', path: '/groups', answer: 'groups' },
  contacts: { method: 'GET', path: '/contacts', answer: 'contacts' },
  createContact: { method: 'POST', path: '/contacts', answer: 'contact' },
};
