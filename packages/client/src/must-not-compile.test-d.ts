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
