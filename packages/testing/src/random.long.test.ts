import type { Database } from '@towerp/crm-server';
import test, { after, afterEach, before } from 'node:test';
import { testDatabase } from '../../server/src/database/testing.js';
import { startTestCrm, type TestCrm } from './index.js';
import { randomRun, seedsOf } from './random-run.test.js';

let database: Database;
let crm: TestCrm;

before(async () => {
  database = await testDatabase();
  crm = await startTestCrm({ database });
});
afterEach(() => {
  crm.faults.wire = undefined;
});
after(async () => {
  await crm.close();
  await database.close();
});

for (const seed of seedsOf(50))
  test(
    `after 300 random acts in a storm both see what the server has (SEED=${String(seed)})`,
    { timeout: 300_000 },
    () => randomRun(crm, seed, 300),
  );
