import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { fuzz } from './fuzzing.js';
import { inProcess, overHttp } from './operations.js';

const database = await testDatabase();
after(() => database.close());

test('10,000 requests of broken shape are each answered with a success or a problem of the contract', async () => {
  const statuses = await fuzz(inProcess, database, 10_000);
  for (const status of [200, 201, 404, 413, 415, 422]) assert.ok((statuses.get(status) ?? 0) > 0, String(status));
});

test('so are 2,000 that come over a socket', async () => {
  await fuzz(overHttp, database, 2_000);
});
