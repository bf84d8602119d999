import { fillPath, newId, type api } from '@towerp/crm-protocol';
import type { Loose, TestPerson } from '../testing.js';
import { made, upload, type World } from './world.js';

type Api = typeof api;
/** The name of an operation: `threads.list`. */
export type OperationName = { [Room in keyof Api]: `${Room}.${keyof Api[Room] & string}` }[keyof Api];

/** What a case sends, and as whom. */
export interface Sent {
  readonly who: TestPerson;
  readonly method: string;
  readonly path: string;
  readonly body?: RequestInit['body'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes what it needs, and says the one request that calls its operation with success. */
export type Case = (world: World) => Promise<Sent> | Sent;

const json = (who: TestPerson, method: string, path: string, body?: unknown): Sent => ({
  who,
  method,
  path,
  ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
});

const tus = { 'Tus-Resumable': '1.0.0' };
const chunk = { ...tus, 'Content-Type': 'application/offset+octet-stream' };
const at = (path: string, ...ids: (string | undefined)[]): string => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return fillPath(path, Object.fromEntries(names.map((name, index) => [name, ids[index] ?? ''])));
};
const one = { kind: 'client_order', id: '1' };

const freshThread = async ({ ana }: World): Promise<string> => (await made(ana.post('/threads', { topic: 'Нова' }))).id;
const freshComment = async (world: World): Promise<string> =>
  (await made(world.ana.post(`/threads/${world.ids['thread'] ?? ''}/comments`, { body: 'x' }))).id;
const talk = { topic: 'Разговор', direction: 'outbound', channel: 'meeting', body: 'x' };
const work = { topic: 'Задача', assigneeId: 'ivo', dueDate: '2026-12-01', status: 'awaiting_decision' };
const begun = async ({ ana }: World, length: number): Promise<string> => {
  const headers = { ...tus, 'Upload-Length': String(length) };
  const response = await ana.send('/uploads', { method: 'POST', headers });
  return response.headers.get('location')?.split('/').at(-1) ?? '';
};
const linkOf = async (file: Promise<{ body: Loose }>, name: 'url' | 'thumbnailUrl'): Promise<string> =>
  String((await file).body[name]).replace('/v1', '');
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const picture = async ({ ana }: World): Promise<string> => {
  const bytes = Buffer.from(png, 'base64');
  const headers = { ...chunk, 'Upload-Length': String(bytes.byteLength) };
  const response = await ana.send('/uploads', { method: 'POST', body: bytes, headers });
  return response.headers.get('location')?.split('/').at(-1) ?? '';
};

const directory: Record<Extract<OperationName, `${'people' | 'topics' | 'records'}.${string}`>, Case> = {
  'people.me': ({ mila }) => json(mila, 'GET', '/me'),
  'people.company': ({ ana }) => json(ana, 'GET', '/company'),
  'people.patchCompany': ({ boss }) => json(boss, 'PATCH', '/company', { locale: 'bg' }),
  'people.users': ({ ana }) => json(ana, 'GET', '/users?q=a&limit=3'),
  'people.user': ({ ana }) => json(ana, 'GET', '/users/ana'),
  'people.putUser': ({ boss }) => json(boss, 'PUT', '/users/new', { name: 'Нов', timeZone: 'Europe/Sofia' }),
  'people.deleteUser': async ({ boss }) => {
    await made(boss.put('/users/gone', { name: 'Си' }));
    return json(boss, 'DELETE', '/users/gone');
  },
  'people.groups': ({ ana }) => json(ana, 'GET', '/groups'),
  'people.group': ({ ana }) => json(ana, 'GET', '/groups/g'),
  'people.putGroup': ({ boss }) => json(boss, 'PUT', '/groups/new', { name: 'Нова', memberIds: ['ana'] }),
  'people.deleteGroup': async ({ boss }) => {
    await made(boss.put('/groups/gone', { name: 'Си', memberIds: [] }));
    return json(boss, 'DELETE', '/groups/gone');
  },
  'people.contacts': ({ ana }) => json(ana, 'GET', '/contacts?counterparty=c1'),
  'people.contact': ({ ana }) => json(ana, 'GET', '/contacts/k'),
  'people.createContact': ({ ana }) => json(ana, 'POST', '/contacts', { name: 'Петър', email: 'p@example.com' }),
  'people.putContact': ({ boss }) => json(boss, 'PUT', '/contacts/new', { name: 'Нов', position: 'шеф' }),
  'people.deleteContact': async ({ boss }) => {
    await made(boss.put('/contacts/gone', { name: 'Си' }));
    return json(boss, 'DELETE', '/contacts/gone');
  },
  'people.createToken': ({ service }) =>
    json(service, 'POST', '/tokens', { sub: 'portal:new', name: 'Нов', counterparty: 'c1', ttl: 900 }),
  'topics.list': ({ ana }) => json(ana, 'GET', '/topics?scope=task'),
  'topics.create': ({ boss }) => json(boss, 'POST', '/topics', { scope: 'task', title: 'Тема', expectedHours: 8 }),
  'topics.patch': ({ boss, ids }) => json(boss, 'PATCH', at('/topics/{id}', ids['taskTopic']), { position: 3 }),
  'topics.delete': async ({ boss }) => {
    const { id } = await made(boss.post('/topics', { scope: 'task', title: 'За триене' }));
    return json(boss, 'DELETE', `/topics/${id}`);
  },
  'records.list': ({ mila }) => json(mila, 'GET', '/records?kind=client_order&counterparty=c1'),
  'records.get': ({ mila }) => json(mila, 'GET', '/records/sale/2'),
  'records.put': ({ service }) =>
    json(service, 'PUT', '/records/shipment/%D0%95%2F5%2C6', { title: 'Експедиция', derivedFrom: [one] }),
  'records.delete': async ({ service }) => {
    await made(service.put('/records/shipment/gone', { title: 'Си' }));
    return json(service, 'DELETE', '/records/shipment/gone');
  },
  'records.flow': ({ mila }) => json(mila, 'GET', '/records/client_order/1/flow?direction=both&depth=3'),
  'records.resolve': ({ mila }) => json(mila, 'GET', '/records:resolve?refs=client_order:1,user:quiet,sale:a%2Cb'),
  'records.kinds': ({ ana }) => json(ana, 'GET', '/kinds'),
  'records.putKind': ({ boss }) =>
    json(boss, 'PUT', '/kinds/lot', { labels: { bg: 'Партида', en: 'Lot' }, lane: 'sale' }),
};

const files: Record<Extract<OperationName, `files.${string}`>, Case> = {
  'files.create': ({ ana }) => ({
    who: ana,
    method: 'POST',
    path: '/uploads',
    headers: { ...tus, 'Upload-Length': '3' },
  }),
  'files.offset': async (world) => ({
    who: world.ana,
    method: 'HEAD',
    path: `/uploads/${await begun(world, 3)}`,
    headers: tus,
  }),
  'files.append': async (world) => ({
    who: world.ana,
    method: 'PATCH',
    path: `/uploads/${await begun(world, 3)}`,
    body: 'abc',
    headers: { ...chunk, 'Upload-Offset': '0' },
  }),
  'files.terminate': async (world) => ({
    who: world.ana,
    method: 'DELETE',
    path: `/uploads/${await begun(world, 3)}`,
    headers: tus,
  }),
  'files.get': ({ mila, ids }) => json(mila, 'GET', at('/files/{id}', ids['shared.file'])),
  'files.content': async ({ ana, ids }) =>
    json(ana, 'GET', await linkOf(ana.get(`/files/${ids['file'] ?? ''}`), 'url')),
  'files.thumbnail': async (world) =>
    json(world.ana, 'GET', await linkOf(world.ana.get(`/files/${await picture(world)}`), 'thumbnailUrl')),
};

const threads: Record<Extract<OperationName, `${'threads' | 'mentions' | 'timeline' | 'overview'}.${string}`>, Case> = {
  'threads.list': ({ mila }) => json(mila, 'GET', '/threads?counts=status&status=new,in_progress&sort=topic&limit=200'),
  'threads.create': ({ ana, ids }) =>
    json(ana, 'POST', '/threads', {
      id: newId(),
      topicId: ids['threadTopic'],
      description: 'първо\nвторо\n\nтрето',
      counterpartyId: 'c1',
      visibility: 'shared',
      attach: [one],
      followers: [{ kind: 'user', id: 'ivo' }],
    }),
  'threads.get': ({ mila, ids }) => json(mila, 'GET', at('/threads/{id}', ids['shared.thread'])),
  'threads.patch': async (world) =>
    json(world.ivo, 'PATCH', `/threads/${await freshThread(world)}`, { status: 'confirmed', description: 'x' }),
  'threads.bulk': async (world) =>
    json(world.ivo, 'POST', '/threads:bulk', { ids: [await freshThread(world)], patch: { status: 'completed' } }),
  'threads.read': ({ ivo, ids }) => json(ivo, 'POST', at('/threads/{id}/read', ids['thread']), { upToSeq: 40 }),
  'threads.unread': ({ ivo, ids }) => json(ivo, 'DELETE', at('/threads/{id}/read', ids['thread'])),
  'threads.follow': ({ ivo, ids }) => json(ivo, 'PUT', at('/threads/{id}/follow', ids['thread']), { muted: true }),
  'threads.unfollow': async (world) => json(world.ivo, 'DELETE', `/threads/${await freshThread(world)}/follow`),
  'threads.followers': ({ mila, ids }) => json(mila, 'GET', at('/threads/{id}/followers', ids['shared.thread'])),
  'mentions.candidates': ({ ana, ids }) => json(ana, 'GET', `/mentions?q=43659&thread=${ids['thread'] ?? ''}&limit=5`),
  'mentions.audience': ({ ana, ids }) =>
    json(ana, 'POST', '/mentions:audience', {
      threadId: ids['thread'],
      body: { version: 1, blocks: [{ type: 'quote', children: [{ type: 'mention', kind: 'group', id: 'g' }] }] },
    }),
  'timeline.list': ({ ana, ids }) => json(ana, 'GET', at('/threads/{id}/timeline', ids['thread'])),
  'overview.get': ({ mila }) => json(mila, 'GET', '/records/client_order/1/overview'),
};

const entries: Record<
  Extract<OperationName, `${'communications' | 'tasks' | 'comments' | 'attachments'}.${string}`>,
  Case
> = {
  'communications.list': ({ ana }) =>
    json(ana, 'GET', '/communications?record=delivery:8&from=2026-01-01&channel=phone'),
  'communications.create': ({ ana, ids }) =>
    json(ana, 'POST', '/communications', { ...talk, topicId: ids['communicationTopic'], contactId: 'k' }),
  'communications.get': ({ mila, ids }) => json(mila, 'GET', at('/communications/{id}', ids['shared.communication'])),
  'communications.patch': ({ ivo, ids }) =>
    json(ivo, 'PATCH', at('/communications/{id}', ids['communication']), { body: null, channel: 'email' }),
  'communications.delete': async ({ ana }) =>
    json(ana, 'DELETE', `/communications/${(await made(ana.post('/communications', talk))).id}`),
  'tasks.list': ({ ivo }) => json(ivo, 'GET', '/tasks?assignee=me&counts=due&due=later'),
  'tasks.create': ({ ana, ids }) => json(ana, 'POST', '/tasks', { ...work, threadId: ids['thread'] }),
  'tasks.get': ({ mila, ids }) => json(mila, 'GET', at('/tasks/{id}', ids['shared.task'])),
  'tasks.patch': ({ ivo, ids }) => json(ivo, 'PATCH', at('/tasks/{id}', ids['task']), { status: 'completed' }),
  'tasks.delete': async ({ ana }) => json(ana, 'DELETE', `/tasks/${(await made(ana.post('/tasks', work))).id}`),
  'comments.create': async ({ mila, ids }) =>
    json(mila, 'POST', at('/threads/{id}/comments', ids['shared.thread']), {
      body: 'Отговор',
      replyTo: ids['shared.comment'],
      fileIds: [await upload(mila, 'снимка.txt', 'x')],
    }),
  'comments.patch': async (world) =>
    json(world.ana, 'PATCH', `/comments/${await freshComment(world)}`, { body: 'друго' }),
  'comments.delete': async (world) => json(world.ana, 'DELETE', `/comments/${await freshComment(world)}`),
  'comments.history': ({ ivo, ids }) => json(ivo, 'GET', at('/comments/{id}/history', ids['comment'])),
  'attachments.list': ({ mila, ids }) =>
    json(mila, 'GET', `${at('/threads/{id}/attachments', ids['shared.thread'])}?counts=kind&origin=derived`),
  'attachments.create': ({ mila, ids }) =>
    json(mila, 'POST', at('/threads/{id}/attachments', ids['shared.thread']), { record: { kind: 'quote', id: '9' } }),
  'attachments.delete': async (world) => {
    const thread = await freshThread(world);
    const { id } = await made(world.ana.post(`/threads/${thread}/attachments`, { record: one }));
    return json(world.ana, 'DELETE', `/threads/${thread}/attachments/${id}`);
  },
};

const line = { type: 'record', kind: 'delivery', id: '7', title: 'Доставка' };

const around: Record<
  Extract<OperationName, `${'notifications' | 'team' | 'webhooks' | 'import' | 'stream'}.${string}`>,
  Case
> = {
  'notifications.list': ({ ivo }) => json(ivo, 'GET', '/notifications?unread=true&limit=2'),
  'notifications.read': ({ ivo, ids }) =>
    json(ivo, 'POST', '/notifications:read', { ids: [ids['notification']], read: false }),
  'notifications.patch': ({ ivo, ids }) =>
    json(ivo, 'PATCH', at('/notifications/{id}', ids['notification']), { snoozedUntil: '2099-01-01T10:00:00+02:00' }),
  'notifications.settings': ({ mila }) => json(mila, 'GET', '/notification-settings'),
  'notifications.putSettings': ({ ivo }) =>
    json(ivo, 'PUT', '/notification-settings', {
      reasons: { commented: false },
      quietHours: { from: '18:00', to: '08:00' },
    }),
  'team.list': ({ ana }) => json(ana, 'GET', '/team?from=2026-01-01&to=2030-01-01T00:00:00Z'),
  'webhooks.list': ({ boss }) => json(boss, 'GET', '/webhooks'),
  'webhooks.create': ({ boss }) =>
    json(boss, 'POST', '/webhooks', { url: 'https://example.com/hook', types: ['record.deleted'] }),
  'webhooks.delete': async ({ boss }) => {
    const { id } = await made(boss.post('/webhooks', { url: 'https://example.com/hook', types: ['record.deleted'] }));
    return json(boss, 'DELETE', `/webhooks/${id}`);
  },
  'webhooks.test': ({ boss, ids }) => json(boss, 'POST', at('/webhooks/{id}:test', ids['webhook'])),
  'webhooks.deliveries': ({ boss, ids }) => json(boss, 'GET', at('/webhooks/{id}/deliveries', ids['webhook'])),
  'webhooks.replay': ({ boss, ids }) =>
    json(boss, 'POST', at('/webhooks/{id}/deliveries/{delivery}:replay', ids['webhook'], ids['delivery'])),
  'import.import': ({ boss }) => ({
    who: boss,
    method: 'POST',
    path: '/import',
    body: `${JSON.stringify(line)}\n\nне е JSON\r\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  }),
  'import.export': ({ boss }) => json(boss, 'GET', '/export'),
  'stream.events': ({ mila }) => json(mila, 'GET', '/events?since=0'),
};

/** One successful call of every operation. */
export const cases: Readonly<Record<OperationName, Case>> = {
  ...directory,
  ...files,
  ...threads,
  ...entries,
  ...around,
};
