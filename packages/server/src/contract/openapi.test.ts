import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { problemStatus, type Route } from '@towerp/crm-protocol';
import { Validator } from '@seriousme/openapi-schema-validator';
import { testDatabase } from '../database/testing.js';
import type { Loose } from '../testing.js';
import { inProcess, operations } from './operations.js';

const database = await testDatabase();
const { crm, close } = await inProcess(database);
after(async () => {
  await close();
  await database.close();
});
const response = await crm.fetch(new Request('http://crm.test/v1/openapi.json'));
const document = (await response.json()) as Loose;

const operationOf = ({ path, method }: Route): Loose => document.paths[`/v1${path}`]?.[method.toLowerCase()];
const resolve = (value: Loose): Loose =>
  value?.$ref
    ? value.$ref
        .slice(2)
        .split('/')
        .reduce((inner: Loose, name: string) => inner[name], document)
    : value;

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors));
});

test('the document has every operation of the protocol and no other, each under its name', () => {
  const written = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as object).map(
      ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
    ),
  );
  const known = operations.map(({ name, route }) => `${name} ${route.method} /v1${route.path}`);
  assert.deepEqual(written.sort(), known.sort());
});

test('every operation names its parameters, those that are needed as needed', () => {
  for (const { name, route } of operations) {
    const parameters = operationOf(route).parameters.map(resolve);
    const named = (place: string) =>
      parameters
        .filter((one: Loose) => one.in === place)
        .map((one: Loose) => one.name)
        .sort();
    assert.deepEqual(named('path'), Object.keys(route.params ?? {}).sort(), name);
    assert.deepEqual(named('query'), Object.keys(route.query ?? {}).sort(), name);
    const isMutation = route.method !== 'GET' && !route.raw;
    assert.equal(named('header').includes('Idempotency-Key'), isMutation, name);
    const isChange = (route.method === 'PATCH' || route.method === 'DELETE') && !route.raw;
    assert.equal(named('header').includes('If-Match'), isChange, name);
    for (const header of Object.keys(route.headers ?? {})) assert.ok(named('header').includes(header), name);
  }
  const refs = operationOf(operations.find(({ name }) => name === 'records.resolve')?.route as Route);
  assert.deepEqual(
    refs.parameters.map((one: Loose) => [one.name, one.required]),
    [['refs', true]],
  );
});

test('every operation names its body and its answers by their schemas', () => {
  for (const { name, route } of operations) {
    const { requestBody, responses } = operationOf(route);
    const taken = route.body ? 'application/json' : route.takes;
    assert.deepEqual(Object.keys(requestBody?.content ?? {}), taken ? [taken] : [], name);
    if (route.body) assert.ok(resolve(requestBody.content[taken as string].schema), name);
    const statuses = Object.keys(responses).filter((status) => status < '300');
    assert.ok(statuses.length > 0, name);
    for (const status of statuses) {
      const { content, headers } = responses[status];
      const given = route.answer ? 'application/json' : route.gives;
      assert.deepEqual(Object.keys(content ?? {}), given ? [given] : [], name);
      if (route.answer) assert.ok(resolve(content[given as string].schema).type ?? true, name);
      assert.ok(resolve(headers['Request-Id']), name);
      assert.equal('Crm-Seq' in headers, !route.open, name);
    }
  }
});

test('every operation names the problems that it may answer with', () => {
  for (const { name, route } of operations) {
    const { responses } = operationOf(route);
    for (const [status, { content, ...answer }] of Object.entries<Loose>(responses)) {
      if (!content?.['application/problem+json']) continue;
      assert.ok(answer['x-problem-codes'].length > 0, name);
      for (const code of answer['x-problem-codes'] as (keyof typeof problemStatus)[])
        assert.equal(String(problemStatus[code]), status, name);
    }
    assert.equal('401' in responses, !route.open, name);
    assert.equal(
      '412' in responses,
      route.method === 'PATCH' || route.method === 'DELETE' || route.path.startsWith('/uploads'),
      name,
    );
    if (route.params) assert.ok('404' in responses, name);
    for (const status of ['403', '422', '500', '503']) assert.ok(status in responses, `${name} ${status}`);
  }
});

test('every schema of the document is used, and every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  for (const name of Object.keys(document.components.schemas))
    assert.ok(text.includes(`"#/components/schemas/${name}"`), name);
  for (const [, ref = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) assert.ok(resolve({ $ref: ref }), ref);
});
