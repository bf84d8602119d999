import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fillPath } from './route.js';
import { Uuid } from './id.js';
import { newId } from './new-id.js';
import { Edge, Instant, LocalDate } from './instant.js';
import { Ref } from './ref.js';
import { formatRef, parseRef } from './ref-words.js';
import { TopicText } from './text.js';

test('a moment is kept in UTC with milliseconds, whatever offset it came with', () => {
  assert.equal(Instant.parse('2026-11-24T10:00:00+02:00'), '2026-11-24T08:00:00.000Z');
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('9999-01-01') }), (date) =>
      assert.equal(Instant.parse(date.toISOString()), date.toISOString()),
    ),
  );
});

test('what is no moment or no day of the calendar is refused', () => {
  for (const bad of ['2026-02-30T00:00:00Z', '2026-11-24', '2026-11-24T25:00:00Z', 'вчера', '1700000000'])
    assert.equal(Instant.safeParse(bad).success, false, bad);
  for (const bad of ['2026-02-29', '2026-13-01', '24.11.2026', '2026-1-1'])
    assert.equal(LocalDate.safeParse(bad).success, false, bad);
  assert.equal(LocalDate.parse('2028-02-29'), '2028-02-29');
  assert.equal(Edge.parse('2026-11-24'), '2026-11-24');
});

test('ids that are made are UUIDs of version 7 and others are refused', () => {
  assert.equal(Uuid.safeParse(newId()).success, true);
  assert.equal(Uuid.parse('019ABCDE-0000-7000-8000-000000000000'), '019abcde-0000-7000-8000-000000000000');
  assert.equal(Uuid.safeParse('f47ac10b-58cc-4372-a567-0e02b2c3d479').success, false);
});

test('a ref is split at its first colon only', () => {
  assert.deepEqual(parseRef('shipment:43659:4911-403C-98'), { kind: 'shipment', id: '43659:4911-403C-98' });
  for (const bad of ['', 'x', ':1', 'x:', 'X:1', 'x y:1']) assert.equal(parseRef(bad), undefined, bad);
  assert.equal(formatRef({ kind: 'a', id: 'b:c' }), 'a:b:c');
});

test('what is read as a ref is exactly what the schema of refs takes', () => {
  const part = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('order', 'я'.repeat(129), 'a\0', '\ud800'),
  );
  fc.assert(
    fc.property(fc.oneof(part, fc.constantFrom('client_order', 'x1')), part, (kind, id) => {
      fc.pre(!kind.includes(':'));
      assert.deepEqual(parseRef(`${kind}:${id}`), Ref.safeParse({ kind, id }).data);
    }),
  );
});

test('a topic is trimmed and composed, and has 1 to 300 characters', () => {
  assert.equal(TopicText.parse('  Й\u0306оана  ').normalize('NFC'), 'Й̆оана'.normalize('NFC'));
  assert.equal(TopicText.safeParse('   ').success, false);
  assert.equal(TopicText.safeParse('я'.repeat(300)).success, true);
  assert.equal(TopicText.safeParse('я'.repeat(301)).success, false);
});

test('a path is filled with percent-encoded parameters, and a missing one is an error', () => {
  assert.equal(fillPath('/records/{kind}/{id}', { kind: 'a', id: 'б/в?г' }), '/records/a/%D0%B1%2F%D0%B2%3F%D0%B3');
  assert.throws(() => fillPath('/x/{id}', {}), TypeError);
});
