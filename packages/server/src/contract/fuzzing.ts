import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Database } from '../database/index.js';
import { testCrm, type Loose } from '../testing.js';
import { Receiver } from '../webhooks/testing.js';
import { openApiOf } from '../http/openapi.js';
import { brokenRequest, type Broken } from './broken-requests.js';
import { cases, type OperationName, type Sent } from './cases.js';
import { operations, problemOf, send, type inProcess } from './operations.js';
import { fillCompany } from './world.js';

const told = ({ who, method, path, headers, body }: Sent): string =>
  `${who.who.sub} ${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${typeof body === 'string' ? body.slice(0, 300) : 'bytes'}`;

const document = openApiOf() as { paths: Record<string, Record<string, { responses: Record<string, Loose> }>> };

/** The codes that the document names for an operation. */
const codesOf = new Map<OperationName, readonly string[]>(
  operations.map(({ name, route: { path, method } }) => {
    const responses = document.paths[`/v1${path}`]?.[method.toLowerCase()]?.responses ?? {};
    return [name, Object.values(responses).flatMap((response) => response['x-problem-codes'] ?? [])];
  }),
);

const check = async (sent: Broken): Promise<number> => {
  const response = await send(sent);
  assert.ok(response.status < 500, `${String(response.status)}: ${told(sent)}`);
  if (response.status < 400 || sent.method === 'HEAD' || response.status === 416) await response.body?.cancel();
  else {
    const code = await problemOf(response, told(sent));
    if (sent.name) assert.ok(codesOf.get(sent.name)?.includes(code), `${code} is not named: ${told(sent)}`);
  }
  return response.status;
};

/** Sends so many broken requests; each has to be answered as the contract says, and the server has to live on. */
export const fuzz = async (
  open: typeof inProcess,
  database: Database,
  runs: number,
): Promise<ReadonlyMap<number, number>> => {
  const receiver = await Receiver.start();
  const { crm, close } = await open(database);
  const statuses = new Map<number, number>();
  try {
    const world = await fillCompany(await testCrm(database, { crm }), (place) => `Дума ${place}`, receiver.url);
    const good: (readonly [OperationName, Sent])[] = [];
    for (const { name } of operations) good.push([name, await cases[name](world)]);
    await fc.assert(
      fc.asyncProperty(brokenRequest(good), async (sent) => {
        const status = await check(sent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
      { numRuns: runs, endOnFailure: true },
    );
    assert.equal((await world.ana.get('/me')).status, 200);
    assert.equal((await world.ana.post('/threads', { topic: 'След всичко' })).status, 201);
  } finally {
    await close();
    await receiver.close();
  }
  return statuses;
};
