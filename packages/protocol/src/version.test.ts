import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { api, events, ImportLine, signals, wireVersion, type Route } from './index.js';

const shapeOf = (schema: z.ZodMiniType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });

const shapesOf = (fields: Readonly<Record<string, z.ZodMiniType>> | undefined): unknown =>
  Object.entries(fields ?? {}).map(([name, schema]) => [name, shapeOf(schema, 'input')]);

const routeShape = (route: Route): unknown => ({
  ...route,
  params: shapesOf(route.params),
  query: shapesOf(route.query),
  headers: shapesOf(route.headers),
  body: route.body && shapeOf(route.body, 'input'),
  answer: route.answer && shapeOf(route.answer, 'output'),
});

const wire = (): unknown => ({
  routes: Object.values(api).map((room) => Object.values(room).map((route) => routeShape(route as Route))),
  events: Object.entries(events).map(([type, schema]) => [type, shapeOf(schema, 'output')]),
  signals: Object.entries(signals).map(([type, schema]) => [type, shapeOf(schema, 'output')]),
  importLine: shapeOf(ImportLine, 'input'),
});

// If this test fails, the wire has changed. Where an older client would still understand it, write the new hash here;
// where it would not, raise `wireVersion` and say in version.ts what changed.
const known = { version: '1.0', hash: 'cdd9d674c314f320' };

test('the wire does not change without this test being told', () => {
  const hash = createHash('sha256').update(JSON.stringify(wire())).digest('hex').slice(0, 16);
  assert.deepEqual({ version: wireVersion, hash }, known);
});

test('every route has a path of its own for its method', () => {
  const all = Object.values(api).flatMap((room) => Object.values(room).map((route) => `${route.method} ${route.path}`));
  assert.ok(all.length > 40);
  assert.equal(new Set(all).size, all.length);
});

test('every route names its path parameters', () => {
  for (const room of Object.values(api))
    for (const route of Object.values(room) as Route[]) {
      const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(Object.keys(route.params ?? {}).sort(), named.sort(), route.path);
    }
});
