import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { listen } from './node.js';

const database = await testDatabase();
const { crm, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана' });
const server = await listen(crm.fetch, { port: 0 });
after(async () => {
  await server.close();
  await crm.close();
  await database.close();
});

test('the page shows every operation and schema of the document, and takes nothing from elsewhere', async () => {
  const document = (await (await fetch(`${server.url}/v1/openapi.json`)).json()) as {
    paths: object;
    components: { schemas: object };
  };
  const response = await fetch(`${server.url}/v1/docs`);
  const html = await response.text();
  for (const path of Object.keys(document.paths)) assert.ok(html.includes(path), path);
  for (const name of Object.keys(document.components.schemas)) assert.ok(html.includes(`id="schema-${name}"`), name);
  for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(html.includes(`id="${target}"`), target);
  assert.doesNotMatch(html, /https?:\/\/|<script|<link|<img| on\w+=|style="/);
  assert.match(
    response.headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src 'sha256-[^']+'; /,
  );
});

test('metrics are told on this machine only, by path and without ids', async () => {
  await ana.get('/threads/01890a5d-ac96-774b-bcce-b302099a8057');
  const response = await fetch(`${server.url}/metrics`);
  const text = await response.text();
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
  assert.match(text, /crm_request_seconds_count\{method="GET",route="\/threads\/\{id\}",status="404"\} 1/);
  assert.match(text, /^crm_streams 0$/m);
  assert.doesNotMatch(text, /01890a5d|ana/);
  assert.equal((await fetch(`${server.url}/metrics`, { headers: { 'X-Forwarded-For': '203.0.113.9' } })).status, 404);
  assert.equal((await crm.fetch(new Request('http://crm.test/metrics'))).status, 404);
});
