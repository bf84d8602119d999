import { createCrmClient, isCrmError, isStaleError } from './index.js';

const crm = createCrmClient({ baseUrl: '/api/crm', getToken: () => 'token' });

// @ts-expect-error A client needs to know where the backend is.
createCrmClient({ getToken: () => 'token' });
// @ts-expect-error No such status.
void crm.threads.setStatus('id', 'done');
// @ts-expect-error No such filter.
crm.threads.$list({ colour: 'red' });
// @ts-expect-error A communication has a direction.
void crm.communications.create({ topic: 'Обаждане', channel: 'phone' });
// @ts-expect-error A task has an assignee.
void crm.tasks.create({ topic: 'Обади се' });
// @ts-expect-error Authors are the system's; nobody patches them.
void crm.threads.patch('id', { author: 'maria' });
// @ts-expect-error No such type of event.
void crm.webhooks.create({ url: 'https://erp.example/hook', types: ['everything'] });
// @ts-expect-error A kind has a name in both languages.
void crm.records.putKind('quote', { labels: { bg: 'Оферта' } });
// @ts-expect-error Stores are read, never set.
crm.connection.$state.set({ state: 'live', since: 0 });
// @ts-expect-error A ref has a kind.
crm.records.$view({ id: '43659' });

const list = crm.threads.$list().get();
// @ts-expect-error There may be no value yet.
void list.value.items;
if (list.state === 'ready') void list.value.items[0]?.topic;

const failed: unknown = undefined;
// @ts-expect-error Only a stale error says what stands now.
if (isCrmError(failed)) void failed.current;
if (isStaleError(failed)) void failed.current;

const write = crm.comments.create('id', { body: 'Да.' });
// @ts-expect-error A write is taken back as a whole, without saying what.
void write.undo('id');
// @ts-expect-error What it is settled with is a comment, not a thread.
void write.then(({ lastActivityAt }) => lastActivityAt);
// @ts-expect-error A body is text or a rich text, never Markdown as an object.
void crm.comments.create('id', { body: { markdown: '**да**' } });
// @ts-expect-error Nothing is attached by its id alone.
void crm.attachments.attach('thread', '43659');
// @ts-expect-error A list is read to a limit.
void crm.threads.list().all({});
// @ts-expect-error A due bucket is one of five.
crm.tasks.$list({ due: 'yesterday' });
// @ts-expect-error Records are put whole: a title is needed.
void crm.records.put({ kind: 'client_order', id: '1' }, { number: '1' });
// @ts-expect-error A channel is phone, meeting or email.
void crm.communications.create({ topic: 'x', direction: 'inbound', channel: 'fax' });
// @ts-expect-error No such error code.
isCrmError(failed, 'teapot');
// @ts-expect-error An upload is made of bytes.
void crm.files.upload('C:/снимка.png');
// @ts-expect-error What waits is read, never set.
crm.outbox.$state.set({ items: [], keptOn: 'device', unreadable: 0 });
crm.events.subscribe((message) => {
  // @ts-expect-error Only some messages bear an entity.
  void message.entity;
  if (message.type === 'comment.created') void message.entity.threadId;
});
