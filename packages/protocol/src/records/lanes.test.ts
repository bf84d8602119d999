import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInKinds } from './kinds.js';
import { flowKinds } from './lanes.js';

test('the document flow is in the order of the lanes', () => {
  assert.deepEqual(
    builtInKinds.filter(({ lane }) => lane !== null).map(({ kind }) => kind),
    flowKinds,
  );
});
