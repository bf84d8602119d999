import { randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { join } from 'node:path';
import { createCrm } from '../crm.js';
import { FolderHeldError, type Database } from '../database/index.js';
import { environmentOf, required, type Context } from './context.js';
import { Mistake } from './mistake.js';
import { openDatabase } from './open-database.js';

/** A backend to speak with: one that runs elsewhere, or one made here on the data for this command alone. */
export interface Backend {
  send(path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Response>;
  close(): Promise<void>;
}

const companyOf = (token: string): unknown => {
  try {
    return decodeJwt(token)['company'];
  } catch {
    throw new Mistake('--token is no token.', true);
  }
};

const elsewhere = (context: Context, base: string): Backend => {
  const { data, company } = context.values;
  if (data !== undefined) throw new Mistake('--data and --url exclude each other.', true);
  const url = URL.parse(base);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Mistake(`--url must be like http://host:8080, not “${base}”.`, true);
  const token = required(context, 'token');
  const named = companyOf(token);
  if (company !== undefined && named !== company)
    throw new Mistake(`--token is for the company ${String(named)}, not for ${company}.`);
  const root = url.href.replace(/\/+$/, '');
  const send: Backend['send'] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return fetch(`${root}/v1${path}`, { ...init, headers }).catch((error: unknown) => {
      const { cause, message } = error as Error;
      const why = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : message;
      throw new Mistake(`${base} cannot be reached: ${why ?? message}.`);
    });
  };
  return { send, close: () => Promise.resolve() };
};

const knows = (database: Database, company: string): Promise<boolean> =>
  database.read({ company: '' }, async (sql) => {
    const rows = await sql.query<{ company: string }>('select crm_companies() as company');
    return rows.some((row) => row.company === company);
  });

const here = async (context: Context, isNew: boolean): Promise<Backend> => {
  const company = required(context, 'company');
  const { data } = context.values;
  const { databaseUrl: url, appDatabaseUrl: appUrl, filesFolder } = environmentOf(context);
  const opened = await openDatabase({ url, appUrl, folder: data }).catch((error: unknown) => {
    if (error instanceof FolderHeldError)
      throw new Mistake(`${error.message} Reach it with --url URL --token T in place of --data.`);
    throw error;
  });
  void opened.lost.then(() => process.exit(1));
  try {
    // The service's first request would make it.
    if (!isNew && !(await knows(opened.database, company))) throw new Mistake(`There is no company ${company} here.`);
    const files = filesFolder ?? (data === undefined ? undefined : join(data, 'files'));
    // Only this command speaks with this backend, so that its key need not outlast it.
    const crm = await createCrm({
      database: opened.database,
      secret: randomBytes(48),
      rateLimit: 0,
      ...(files === undefined ? {} : { files }),
    });
    const { token } = await crm.auth.issue(
      { sub: 'towerp-crm', company, role: 'service', name: 'TOWERP CRM' },
      7 * 86_400,
    );
    return {
      send: (path, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return crm.fetch(new Request(`http://crm.local/v1${path}`, { ...init, headers }));
      },
      close: async () => {
        await crm.close();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
};

/** The backend that the options name; `isNew` lets a company come into being. */
export const backendOf = async (context: Context, isNew: boolean): Promise<Backend> => {
  const { url, token } = context.values;
  if (url !== undefined) return elsewhere(context, url);
  if (token !== undefined) throw new Mistake('--token goes with --url.', true);
  return here(context, isNew);
};

/** Says in one line what a backend refused. @throws {Mistake} unless the answer is a success */
export const expectSuccess = async (response: Response): Promise<void> => {
  if (response.ok) return;
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  const words = [String(response.status), problem.code, problem.detail].filter((word) => word !== undefined);
  throw new Mistake(`The backend refused: ${words.join(' ')}`);
};
