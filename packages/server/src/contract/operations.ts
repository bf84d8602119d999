import { api, Problem, type Route } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import { createCrm, type Crm, type CrmOptions } from '../crm.js';
import type { Database } from '../database/index.js';
import { listen, type From } from '../http/index.js';
import type { Loose, TestPerson } from '../testing.js';
import type { OperationName, Sent } from './cases.js';

/** Every operation of the protocol with its name. */
export const operations = Object.entries(api).flatMap(([room, routes]) =>
  Object.entries(routes as Record<string, Route>).map(([name, route]) => ({
    name: `${room}.${name}` as OperationName,
    route,
  })),
);

export const secret = 'a secret of the tests, 32 bytes long';

/** A backend called in the process, or over a socket as a page calls it. */
export interface Transport {
  readonly crm: Crm;
  close(): Promise<void>;
}

export const inProcess = async (database: Database, options: Partial<CrmOptions> = {}): Promise<Transport> => {
  const crm = await createCrm({ database, secret, rateLimit: 0, allowPrivateWebhooks: true, ...options });
  return { crm, close: () => crm.close() };
};

export const overHttp = async (database: Database, options: Partial<CrmOptions> = {}): Promise<Transport> => {
  const { crm, close } = await inProcess(database, options);
  const server = await listen((request: Request, from: From) => crm.fetch(request, from), { port: 0 });
  const away = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const { method, body, signal } = request;
    const headers = new Headers(request.headers);
    // On a wire the length is the sender's to tell, not the request's.
    headers.delete('content-length');
    // A connection for each: one on which a body was refused unread may be closed at any moment (RFC 9112, 9.3.1).
    headers.set('connection', 'close');
    return fetch(`${server.url}${pathname}${search}`, {
      method,
      headers,
      signal,
      ...(body ? { body, duplex: 'half' } : {}),
    });
  };
  return {
    crm: { ...crm, fetch: away },
    close: async () => {
      await server.close();
      await close();
    },
  };
};

/** Sends a request as it stands, without asking anything of the answer. */
export const send = ({ who, method, path, body, headers }: Sent): Promise<Response> =>
  who.send(path, { method, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) });

/** What a schema says, exactly: nothing it does not know, nothing in another form than it gives. */
export const matches = (schema: z.ZodMiniType, body: unknown, where: string): void => {
  const parsed = schema.safeParse(body);
  assert.ok(parsed.success, `${where}: ${JSON.stringify(parsed.error?.issues)}\n${JSON.stringify(body)}`);
  assert.deepEqual(parsed.data, body, where);
};

/** A failure as the contract has it; answers its code. */
export const problemOf = async (response: Response, where: string): Promise<string> => {
  const text = await response.text();
  assert.equal(response.headers.get('content-type'), 'application/problem+json', `${where}: ${text}`);
  assert.equal(response.headers.get('cache-control'), 'no-store', where);
  assert.equal(response.headers.get('crm-seq'), null, where);
  const body = JSON.parse(text) as Loose;
  matches(Problem, body, where);
  assert.equal(body.status, response.status, where);
  assert.equal(body.requestId, response.headers.get('request-id'), where);
  assert.equal(body.status === 422, Array.isArray(body.errors), `${where}: ${text}`);
  return body.code as string;
};

/** Sends and answers status and code of a refusal that keeps the contract. */
export const refused = async (
  who: TestPerson,
  method: string,
  path: string,
  init: Omit<Sent, 'who' | 'method' | 'path'> = {},
) => {
  const response = await send({ who, method, path, ...init });
  return [response.status, await problemOf(response, `${method} ${path}`)] as const;
};
