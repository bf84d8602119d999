import { createCrmClient, type CrmClient, type CrmClientOptions } from '@towerp/crm-client';
import type { Role } from '@towerp/crm-protocol';
import { createCrm, migrate, openPglite, type Crm, type Database } from '@towerp/crm-server';
import { Faults } from './faults.js';

/** Who calls: a colleague by id, or a person with a role. */
export type TestPerson =
  string | { readonly id: string; readonly role?: Role; readonly name?: string; readonly counterparty?: string };

export interface TestCrmOptions {
  /** A migrated database; a fresh one in memory where absent. */
  readonly database?: Database;
  /** @default 'acme' */
  readonly company?: string;
  /** What time it is for the backend. */
  readonly clock?: () => Date;
}

/** The real backend in this process, and clients of it. */
export interface TestCrm {
  readonly crm: Crm;
  readonly company: string;
  readonly baseUrl: string;
  /** What goes wrong for every client made here. */
  readonly faults: Faults;
  readonly fetch: typeof fetch;
  tokenFor(person: TestPerson): Promise<string>;
  clientFor(person: TestPerson, options?: Partial<CrmClientOptions>): CrmClient;
  /** Ends clients, backend and the database that was made for it. */
  close(): Promise<void>;
}

const secret = 'a secret of tests: never used elsewhere';

const personOf = (person: TestPerson): Exclude<TestPerson, string> =>
  typeof person === 'string' ? { id: person } : person;

/**
 * Starts the backend in memory, with one company that its service person `erp` has opened.
 *
 * @example
 * const test = await startTestCrm();
 * const maria = test.clientFor({ id: 'maria', name: 'Мария Иванова' });
 * await maria.threads.create({ topic: 'Забавена доставка' });
 * await test.close();
 */
export const startTestCrm = async (options: TestCrmOptions = {}): Promise<TestCrm> => {
  const database = options.database ?? (await freshDatabase());
  const { company = 'acme', clock } = options;
  const crm = await createCrm({ database, secret, rateLimit: 0, ...(clock ? { clock } : {}) });
  const faults = new Faults();
  const clients: CrmClient[] = [];
  const tokenFor = async (person: TestPerson): Promise<string> => {
    const { id: sub, role = 'member', name, counterparty } = personOf(person);
    const claims = { sub, company, role, ...(name ? { name } : {}), ...(counterparty ? { counterparty } : {}) };
    return (await crm.auth.issue(claims, 3600)).token;
  };
  const baseUrl = 'http://crm.test';
  const direct = (request: Request): Promise<Response> => crm.fetch(request);
  const clientFor = (person: TestPerson, more: Partial<CrmClientOptions> = {}): CrmClient => {
    const client = createCrmClient({
      baseUrl,
      getToken: () => tokenFor(person),
      fetch: faults.around(direct),
      ...more,
    });
    clients.push(client);
    return client;
  };
  // A company comes into being with the first request of its service.
  await clientFor({ id: 'erp', role: 'service', name: 'TOWERP' }).people.me();
  return {
    crm, company, baseUrl, faults, fetch: faults.around(direct), tokenFor, clientFor,
    close: async () => {
      for (const client of clients) client.close();
      await crm.close();
      if (!options.database) await database.close();
    },
  }; // prettier-ignore
};

const freshDatabase = async (): Promise<Database> => {
  const database = await openPglite();
  await migrate(database);
  return database;
};
