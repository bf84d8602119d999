import { newId } from '@towerp/crm-protocol';
import type { Loose, TestCrm, TestPerson } from '../testing.js';

/** For whom a text is written: colleagues, everybody of the thread, or everybody of the company and its portal. */
export type Sight = 'internal' | 'shared' | 'public';

/** A company with something of everything in it, and the people who see it. */
export interface World {
  readonly tested: TestCrm;
  readonly boss: TestPerson;
  readonly ana: TestPerson;
  readonly ivo: TestPerson;
  /** Of the counterparty c1, with which the thread `shared` is shared. */
  readonly mila: TestPerson;
  /** Of the counterparty c2, with which nothing is shared. */
  readonly eli: TestPerson;
  readonly service: TestPerson;
  readonly ids: Readonly<Record<string, string>>;
}

const tus = { 'Tus-Resumable': '1.0.0' };

/** Uploads a whole file; answers its id. */
export const upload = async (who: TestPerson, name: string, content: string): Promise<string> => {
  const id = newId();
  const metadata = Object.entries({ filename: name, id }).map(([k, v]) => `${k} ${Buffer.from(v).toString('base64')}`);
  const response = await who.send('/uploads', {
    method: 'POST',
    body: content,
    headers: {
      ...tus,
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Length': String(Buffer.byteLength(content)),
      'Upload-Metadata': metadata.join(','),
    },
  });
  if (response.status !== 201) throw new Error(`An upload answered ${String(response.status)}.`);
  return id;
};

/** Calls that have to succeed, for what a test begins with; answers the body. */
export const made = async (call: Promise<{ status: number; body: Loose }>): Promise<Loose> => {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`It answered ${String(status)}: ${JSON.stringify(body)}`);
  return body;
};

export type Word = (place: string, sight?: Sight) => string;

const fillDirectory = async ({ service }: TestCrm, boss: TestPerson, word: Word): Promise<Record<string, string>> => {
  const record = { title: word('record'), number: word('number'), status: word('record-status') };
  await made(service.patch('/company', { name: word('company', 'public') }));
  await made(
    service.put('/kinds/special', { labels: { bg: word('kind-bg', 'public'), en: word('kind-en', 'public') } }),
  );
  await made(service.put('/users/ana', { name: word('ana', 'shared'), department: word('department') }));
  await made(
    service.put('/users/quiet', { name: word('quiet'), email: `${word('email').replaceAll(' ', '')}@example.com` }),
  );
  await made(service.put('/groups/g', { name: word('group'), memberIds: ['ana', 'ivo'] }));
  await made(
    service.put('/contacts/k', {
      name: word('contact', 'shared'),
      position: word('position', 'shared'),
      counterpartyId: 'c1',
    }),
  );
  await made(service.put('/contacts/k2', { name: word('contact'), position: word('position'), counterpartyId: 'c2' }));
  await made(service.put('/records/counterparty/c1', { title: word('counterparty', 'shared') }));
  await made(
    service.put('/records/client_order/1', {
      title: word('order', 'shared'),
      number: '43659',
      date: '2026-11-20',
      amount: 1250.5,
      currency: 'EUR',
      counterpartyId: 'c1',
      url: '/orders/1',
    }),
  );
  const from = { derivedFrom: [{ kind: 'client_order', id: '1' }] };
  await made(service.put('/records/production_order/3', { ...record, ...from }));
  await made(service.put('/records/sale/2', { title: word('sale', 'shared'), counterpartyId: 'c1', ...from }));
  await made(service.put('/records/quote/9', { title: word('quote', 'shared'), counterpartyId: 'c1' }));
  await made(service.put('/records/delivery/8', record));
  await made(service.put('/records/product/p', record));
  const topics: Record<string, string> = {};
  for (const scope of ['thread', 'communication', 'task'])
    topics[`${scope}Topic`] = (await made(boss.post('/topics', { scope, title: word(`${scope}-topic`) }))).id;
  return topics;
};

const fillThread = async (ana: TestPerson, thread: string, say: (place: string) => string, visibility: string) => {
  const mention = { type: 'mention', kind: 'user', id: 'ivo' };
  const body = {
    version: 1,
    blocks: [{ type: 'paragraph', children: [{ type: 'text', text: `${say('comment')} ` }, mention] }],
  };
  const file = await upload(ana, `${say('file')}.txt`, say('content'));
  const comment = await made(ana.post(`/threads/${thread}/comments`, { body, visibility, fileIds: [file] }));
  const communication = await made(
    ana.post('/communications', {
      threadId: thread,
      topic: say('communication'),
      contactId: 'k',
      direction: 'inbound',
      channel: 'phone',
      body: say('talk'),
      visibility,
    }),
  );
  const task = await made(
    ana.post('/tasks', {
      threadId: thread,
      topic: say('task'),
      description: say('task-description'),
      assigneeId: 'ivo',
      dueDate: '2026-11-30',
      visibility,
    }),
  );
  return { file, comment: comment.id as string, communication: communication.id as string, task: task.id as string };
};

const prefixed = (prefix: string, ids: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [`${prefix}${name}`, id]));

const fillWebhook = async (service: TestPerson, url: string): Promise<Record<string, string>> => {
  const webhook = await made(service.post('/webhooks', { url, types: ['topic.deleted'] }));
  const delivery = await made(service.post(`/webhooks/${webhook.id}:test`, undefined));
  return { webhook: webhook.id, delivery: delivery.id };
};

/** Fills a company; `word` gives the text for each place. Ids of the shared thread's parts begin with `shared.`. */
export const fillCompany = async (tested: TestCrm, word: Word, hook: string): Promise<World> => {
  const { service, person } = tested;
  const boss = person('boss', 'admin', { name: word('boss') });
  const ana = person('ana', 'member', { name: word('ana', 'shared') });
  const ivo = person('ivo', 'member', { name: word('ivo', 'shared') });
  const mila = person('portal:mila', 'portal', { name: word('mila', 'shared'), counterparty: 'c1' });
  const eli = person('portal:eli', 'portal', { name: 'Ели', counterparty: 'c2' });
  for (const someone of [boss, ana, ivo, mila, eli]) await made(someone.get('/me'));
  const topics = await fillDirectory(tested, boss, word);
  const inner = await made(
    ana.post('/threads', {
      topic: word('topic'),
      description: word('description'),
      counterpartyId: 'c1',
      attach: [{ kind: 'delivery', id: '8' }],
    }),
  );
  const shared = await made(
    ana.post('/threads', {
      topic: word('topic', 'shared'),
      description: word('description', 'shared'),
      counterpartyId: 'c1',
      visibility: 'shared',
      attach: [{ kind: 'client_order', id: '1' }],
    }),
  );
  // The other counterparty's contact is hidden in what is shared with this one.
  const talk = { topic: word('talk', 'shared'), contactId: 'k2', direction: 'outbound', channel: 'email' };
  await made(ana.post('/communications', { ...talk, threadId: shared.id, visibility: 'shared' }));
  const innerIds = await fillThread(ana, inner.id, (place) => word(place), 'internal');
  const sharedIds = await fillThread(ana, shared.id, (place) => word(place, 'shared'), 'shared');
  const beside = await fillThread(ana, shared.id, (place) => word(`beside-${place}`), 'internal');
  await made(ana.patch(`/comments/${innerIds.comment}`, { body: word('edited') }));
  await made(ana.patch(`/threads/${inner.id}`, { topic: word('renamed'), status: 'in_progress' }));
  const attachments = await made(ana.get(`/threads/${inner.id}/attachments`));
  const notifications = await made(ivo.get('/notifications'));
  const ids = {
    ...topics,
    ...innerIds,
    ...prefixed('shared.', sharedIds),
    ...prefixed('beside.', beside),
    ...(await fillWebhook(service, hook)),
    thread: inner.id,
    'shared.thread': shared.id,
    attachment: attachments.items[0].id,
    notification: notifications.items[0].id,
    upload: await upload(ana, `${word('upload')}.txt`, word('upload-content')),
  };
  return { tested, boss, ana, ivo, mila, eli, service, ids };
};
