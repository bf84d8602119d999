import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ImportLine, importTypes, mentionsOf, plainTextOf } from '@towerp/crm-protocol';
import type { RichTextDocument } from '@towerp/crm-protocol';
import { demoCompany } from './demo-company.js';
import { staff } from './people.js';

type Line<T extends ImportLine['type']> = Extract<ImportLine, { type: T }>;

const today = new Date('2026-11-24T08:00:00Z');
const lines = [...demoCompany({ seed: 1, today })];
const of = <T extends ImportLine['type']>(type: T): Line<T>[] =>
  lines.filter((line): line is Line<T> => line.type === type);
const bodyOf = (line: ImportLine): RichTextDocument | undefined => {
  const text =
    line.type === 'comment' || line.type === 'communication'
      ? line.body
      : line.type === 'thread' || line.type === 'task'
        ? line.description
        : undefined;
  return typeof text === 'object' && text !== null ? text : undefined;
};

test('the same seed and day give the same lines, at any hour', () => {
  const again = [...demoCompany({ seed: 1, today: new Date('2026-11-24T15:30:00Z') })];
  assert.deepEqual(again, lines);
});

test('another seed gives another company', () => {
  assert.notDeepEqual([...demoCompany({ seed: 2, today })], lines);
});

test('a year of the company is made within three seconds of computing', () => {
  const before = process.cpuUsage();
  assert.ok([...demoCompany({ seed: 3, today })].length > 0);
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1e6 < 3);
});

test('every line is one that the protocol accepts', () => {
  for (const line of lines) {
    const { success, error } = ImportLine.safeParse(line);
    assert.ok(success, `${JSON.stringify(line)}: ${String(error)}`);
  }
});

test('there are as many people, firms, goods, orders and threads as promised', () => {
  const kinds = grouped(of('record'), (line) => line.kind);
  assert.equal(staff.length, 40);
  assert.equal(of('group').length, 8);
  assert.equal(kinds.get('counterparty')?.length, 300);
  assert.equal(kinds.get('product')?.length, 600);
  assert.ok((kinds.get('client_order')?.length ?? 0) >= 2000);
  assert.ok(of('record').length <= 18_000);
  assert.equal(of('thread').length, 500);
  assert.equal(new Set(of('thread').map((line) => line.status)).size, 6);
  for (const firm of kinds.get('counterparty') ?? []) {
    const people = of('contact').filter((line) => line.counterpartyId === firm.id).length;
    assert.ok(people >= 1 && people <= 3);
  }
});

test('the types come in the order of an export', () => {
  const order = [...new Set(lines.map((line) => line.type))];
  assert.deepEqual(
    order,
    importTypes.filter((type) => order.includes(type)),
  );
  assert.equal(lines.filter((line, index) => line.type !== lines[index - 1]?.type).length, order.length);
});

test('no id is used twice', () => {
  const ids = lines.flatMap((line) => ('id' in line ? [`${'kind' in line ? line.kind : line.type}:${line.id}`] : []));
  assert.equal(new Set(ids).size, ids.length);
});

test('every ref and mention points to what stands earlier', () => {
  const known = new Set<string>();
  for (const line of lines) {
    for (const ref of refsOf(line)) assert.ok(known.has(ref), `${ref} in ${JSON.stringify(line)}`);
    if ('id' in line) known.add(`${line.type === 'record' ? line.kind : line.type}:${line.id}`);
  }
});

test('the status of every thread and task is that of its last change, and the changes form a chain', () => {
  const changes = grouped(of('status_change'), (line) => line.threadId ?? line.taskId ?? '');
  for (const subject of [...of('thread'), ...of('task')]) {
    let status = 'new';
    for (const change of changes.get(subject.id) ?? []) {
      assert.equal(change.from, status);
      assert.ok(change.at >= subject.createdAt);
      status = change.to;
    }
    assert.equal(subject.status, status, subject.topic);
  }
});

test('what is shared stands in a shared thread with a counterparty, and the portal writes nothing else', () => {
  const threads = new Map(of('thread').map((line) => [line.id, line]));
  const homes = new Map(of('user').map((line) => [line.id, line.counterpartyId]));
  for (const thread of threads.values())
    assert.ok(thread.visibility !== 'shared' || thread.counterpartyId !== undefined);
  for (const line of [...of('comment'), ...of('communication'), ...of('task')]) {
    const thread = threads.get(line.threadId ?? '');
    assert.ok(line.visibility !== 'shared' || thread?.visibility === 'shared');
    if (!line.author.id.startsWith('portal:')) continue;
    assert.deepEqual(
      [line.type, line.visibility, homes.get(line.author.id)],
      ['comment', 'shared', thread?.counterpartyId],
    );
  }
  assert.ok(of('thread').filter((line) => line.visibility === 'shared').length > 20);
});

test('nobody of the portal is given a task, and replies stay in their thread and lane', () => {
  assert.ok(of('task').every((line) => !line.assigneeId.startsWith('portal:')));
  const comments = new Map(of('comment').map((line) => [line.id, line]));
  for (const line of comments.values()) {
    if (line.replyTo === undefined || line.replyTo === null) continue;
    const parent = comments.get(line.replyTo);
    assert.deepEqual([parent?.threadId, parent?.visibility], [line.threadId, line.visibility]);
  }
});

test('nothing is in the future but the days by which things are due', () => {
  const midnight = new Date('2026-11-23T22:00:00Z').toISOString();
  for (const line of lines) {
    for (const key of ['createdAt', 'completedAt', 'occurredAt', 'at'] as const) {
      const at = (line as Partial<Record<typeof key, string | null>>)[key];
      assert.ok(at === undefined || at === null || at < midnight, JSON.stringify(line));
    }
    if (line.type === 'record' && line.date !== undefined && line.date !== null)
      assert.ok(line.date <= '2026-11-23', JSON.stringify(line));
  }
});

test('every entry follows the opening of its thread', () => {
  const opened = new Map(of('thread').map((line) => [line.id, line.createdAt]));
  for (const line of [...of('comment'), ...of('communication'), ...of('task'), ...of('attachment')]) {
    if (line.threadId) assert.ok(line.createdAt >= (opened.get(line.threadId) ?? '9'), JSON.stringify(line));
  }
});

test('topics are short, and no two invented threads bear the same one', () => {
  const topics = of('thread').map((line) => line.topic ?? '');
  assert.equal(new Set(topics).size, topics.length);
  assert.ok([...of('thread'), ...of('task'), ...of('communication')].every((line) => (line.topic ?? '').length <= 120));
});

test('the words are Bulgarian typography: no straight quotes, no open slots, no doubled spaces', () => {
  for (const line of lines) {
    const body = bodyOf(line);
    const words = `${'topic' in line ? (line.topic ?? '') : ''} ${body === undefined ? '' : plainTextOf(body)}`.trim();
    assert.doesNotMatch(words, /undefined|\[object|NaN|"| {2}|,,|\.\./, words);
  }
});

function grouped<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return groups;
}

function refsOf(line: ImportLine): string[] {
  const refs: string[] = [];
  const body = bodyOf(line);
  if (body !== undefined) refs.push(...mentionsOf(body).map((mention) => `${mention.kind}:${String(mention.id)}`));
  if (line.type === 'record') refs.push(...(line.derivedFrom ?? []).map((ref) => `${ref.kind}:${ref.id}`));
  if (line.type === 'attachment') refs.push(`${line.record.kind}:${line.record.id}`);
  if (line.type === 'comment' && line.replyTo) refs.push(`comment:${line.replyTo}`);
  if (line.type === 'communication' && line.contactId) refs.push(`contact:${line.contactId}`);
  if (line.type === 'task') refs.push(`user:${line.assigneeId}`);
  if (line.type === 'group') refs.push(...line.memberIds.map((id) => `user:${id}`));
  if ('author' in line) refs.push(`user:${line.author.id}`);
  if ('actor' in line) refs.push(`user:${line.actor.id}`);
  if (line.type === 'follow') refs.push(`user:${line.user.id}`);
  // A person of the portal is listed with the people, before the counterparties.
  if ('counterpartyId' in line && line.counterpartyId && line.type !== 'user')
    refs.push(`counterparty:${line.counterpartyId}`);
  if ('threadId' in line && line.threadId) refs.push(`thread:${line.threadId}`);
  if ('taskId' in line && line.taskId) refs.push(`task:${line.taskId}`);
  if ('topicId' in line && line.topicId) refs.push(`topic:${line.topicId}`);
  return refs;
}
