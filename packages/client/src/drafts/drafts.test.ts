import assert from 'node:assert/strict';
import test from 'node:test';
import { createCrmClient } from '../index.js';

test('drafts of a page that keeps nothing on the device are known at once', { timeout: 5000 }, async () => {
  const client = createCrmClient({ baseUrl: 'http://127.0.0.1:9', getToken: () => 'none', shared: false });
  client.drafts.keep('comment', 'начало');
  await client.drafts.ready;
  assert.equal(client.drafts.get('comment'), 'начало');
  client.close();
});
