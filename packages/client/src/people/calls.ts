import type { peopleRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const peopleCalls: Calls<
  typeof peopleRoutes,
  'me' | 'company' | 'patchCompany' | 'users' | 'groups' | 'contacts' | 'createContact'
> = {
  me: { method: 'GET', path: '/me', answer: 'me' },
  company: { method: 'GET', path: '/company', answer: 'company' },
  patchCompany: { method: 'PATCH', path: '/company', answer: 'company' },
  users: { method: 'GET', path: '/users', answer: 'users' },
  groups: { method: 'GET', path: '/groups', answer: 'groups' },
  contacts: { method: 'GET', path: '/contacts', answer: 'contacts' },
  createContact: { method: 'POST', path: '/contacts', answer: 'contact' },
};
