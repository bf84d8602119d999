import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { fuzz } from './fuzzing.js';
import { inProcess, overHttp } from './operations.js';

const database = await testDatabase();
after(() => database.close());

test('500 requests of broken shape are each answered with a success or a problem of the contract', async () => {
  const statuses = await fuzz(inProcess, database, 500);
  for (const status of [200, 404, 422]) assert.ok((statuses.get(status) ?? 0) > 0, String(status));
});

test('so are 100 that come over a socket', async () => {
  await fuzz(overHttp, database, 100);
});
