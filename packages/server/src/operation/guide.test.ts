import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { createCrm } from '../crm.js';
import { testDatabase } from '../database/testing.js';
import { variableNames } from './environment.js';
import { help } from './usage.js';

const root = new URL('../../../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');
const guide = await read('docs/operations.md');
const database = await testDatabase();
after(() => database.close());

const sectionOf = (title: string): string => guide.split('\n## ').find((part) => part.startsWith(title)) ?? '';
const firstCells = (section: string): string[] =>
  [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name ?? '').sort();

test('the guide explains every setting, and no other', () => {
  assert.deepEqual(firstCells(sectionOf('Settings')), [...variableNames].sort());
});

test('the usage names every setting', () => {
  for (const name of variableNames) assert.ok(help.includes(name), name);
});

test('the guide says of every metric of the CRM when to worry, and of no other', async () => {
  const crm = await createCrm({ database, secret: 'a secret of the tests, 32 bytes long' });
  await crm.fetch(new Request('http://crm.test/healthz'));
  const text = await (await crm.metrics()).text();
  await crm.close();
  const told = [...text.matchAll(/^# HELP (\w+)/gm)].map(([, name]) => name ?? '');
  const explained = firstCells(sectionOf('Monitoring'));
  assert.deepEqual(told.filter((name) => name.startsWith('crm_') && !explained.includes(name)), []); // prettier-ignore
  assert.deepEqual(explained.filter((name) => !told.includes(name)), []); // prettier-ignore
});

test('the guide explains every finding of doctor, and no other', async () => {
  const folder = new URL('packages/server/src/operation/', root);
  const files = (await readdir(folder)).filter((name) => /^doctor(-\w+)?\.ts$/.test(name));
  const sources = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  const found = sources.flatMap((text) => [...text.matchAll(/(?:good|bad)\(\s*[`'"]([a-z]+): /g)].map(([, name]) => name ?? '')); // prettier-ignore
  const findings = new Set([...found, 'login']);
  assert.deepEqual(firstCells(sectionOf('What doctor finds')), [...findings].sort());
});

test('the containers are given settings that there are', async () => {
  const compose = await read('compose.yaml');
  const given = [...compose.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
  assert.ok(given.length > 5);
  assert.deepEqual(given.filter((name) => !variableNames.includes(name)), []); // prettier-ignore
});
