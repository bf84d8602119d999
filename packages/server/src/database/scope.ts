import type { Scope } from './database.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const enter = (scope: Scope): string =>
  `set local role crm_app; select set_config('crm.company', ${literal(scope.company)}, true)`;

/** The statements that open a transaction under row-level security; every transaction begins with them. */
export const opening = {
  read: (scope: Scope): string => `begin isolation level repeatable read read only; ${enter(scope)}`,
  write: (scope: Scope): string => `begin isolation level read committed; ${enter(scope)}`,
};
