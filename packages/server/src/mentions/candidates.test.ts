import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, service, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана Петрова' });
const mila = person('portal:mila', 'portal', { name: 'Мила Ралева', counterparty: 'c1' });
await ana.get('/me');
await mila.get('/me');
await service.put('/users/ivo', { name: 'Иво Пеев', department: 'Производство' });
await service.put('/users/gone', { name: 'Петър Напуснал', active: false });
await service.put('/groups/g', { name: 'Продажби', memberIds: ['ana'] });
await service.put('/records/client_order/1', { number: 'SO-43659', title: 'Поръчка на маси', counterpartyId: 'c1' });
await service.put('/records/product/2', { number: 'BK-M82B', title: 'Болт М8' });
after(async () => {
  await crm.close();
  await database.close();
});
const find = async (q: string, more = '', who = ana) =>
  (await who.get(`/mentions?q=${encodeURIComponent(q)}${more}`)).body.items.map(
    (item: { kind: string; id: string }) => `${item.kind}:${item.id}`,
  );

test('anything is found by the start of any of its words', async () => {
  assert.deepEqual(await find('мас'), ['client_order:1']);
  assert.deepEqual(await find('43659'), ['client_order:1']);
  assert.deepEqual(await find('so-43'), ['client_order:1']);
  assert.deepEqual(await find('пор мас'), ['client_order:1']);
  assert.deepEqual(await find('аси'), []);
});

test('Cyrillic typed in Latin, Latin in Cyrillic and the wrong layout are understood', async () => {
  assert.deepEqual(await find('porachka'), ['client_order:1']);
  assert.deepEqual(await find('бк-м82'), ['product:2']);
  assert.deepEqual(await find('petro'), ['user:ana']);
  assert.deepEqual(await find('peew', '&kinds=user'), ['user:ivo']);
  assert.deepEqual(await find('meel', '&kinds=user'), ['user:ivo']);
  assert.deepEqual(await find('фн-п82'), ['product:2']);
});

test('informal spellings of Bulgarian are understood', async () => {
  await service.put('/users/shtarkel', { name: 'Щъркел Търновски' });
  await service.put('/users/yulia', { name: 'Юлия Жекова' });
  await service.put('/records/counterparty/w', { title: 'Weber Textil' });
  for (const typed of ['Щърк', 'shtarkel', 'Shturkel', '6tarkel', '6turk', 'turnov', 'tarnovs', 'tyrnov'])
    assert.deepEqual(await find(typed, '&kinds=user'), ['user:shtarkel'], typed);
  for (const typed of ['yulia', 'yuliya', 'iulia', 'julia', 'yuliq', 'jekova', 'zhek', 'юлия жек'])
    assert.deepEqual(await find(typed, '&kinds=user'), ['user:yulia'], typed);
  for (const typed of ['вебер', 'weber', 'weber t']) assert.deepEqual(await find(typed), ['counterparty:w'], typed);
});

test('a number is found with other separators, without them, and whatever zeros lead it', async () => {
  await service.put('/records/delivery/d', { number: 'DS-2026/000417', title: 'Доставка на плот' });
  await service.put('/records/product/p', { number: 'РЛ2160-04', title: 'Рамка' });
  for (const typed of ['417', '000417', 'ds2026000417', 'ds 2026 417', 'DS-2026-000417', '2026/417', 'дс 417'])
    assert.deepEqual(await find(typed, '&kinds=delivery'), ['delivery:d'], typed);
  for (const typed of ['рл2160', 'рл-2160', '2160', '216004', 'rl2160', '2160 04'])
    assert.deepEqual(await find(typed, '&kinds=product'), ['product:p'], typed);
});

test('candidates are ranked: the exact number, what was mentioned lately, people of the thread, own department, colleagues, the rest', async () => {
  const ina = person('ina', 'member', { name: 'Инна Попова' });
  await ina.get('/me');
  await service.put('/users/ina', { name: 'Инна Попова', department: 'Склад' });
  for (const [id, more] of Object.entries({ far: {}, near: { department: 'Склад' }, here: {}, late: {} }))
    await service.put(`/users/777-${id}`, { name: `Яков 777 ${id}`, ...more });
  await service.put('/records/sale/1', { number: '777', title: 'Продажба' });
  await service.put('/records/sale/2', { number: '7770', title: 'Аа' });
  const thread = (await ina.post('/threads', { topic: 'Т' })).body.id;
  const mention = (id: string) => ({ type: 'mention', kind: 'user', id, label: '' });
  const say = (children: unknown[], threadId: string) =>
    ina.post(`/threads/${threadId}/comments`, { body: { version: 1, blocks: [{ type: 'paragraph', children }] } });
  const other = (await ina.post('/threads', { topic: 'Т2' })).body.id;
  await say([mention('777-late')], other);
  await person('777-here').post(`/threads/${thread}/comments`, { body: 'тук съм' });
  assert.deepEqual(await find('777', `&thread=${thread}`, ina), [
    'sale:1',
    'user:777-late',
    'user:777-here',
    'user:777-near',
    'user:777-far',
    'sale:2',
  ]);
});

test('the inactive and services are no candidates', async () => {
  assert.deepEqual(await find('петър'), []);
  assert.deepEqual(await find('towerp'), []);
});

test('without words recent and likely ones come', async () => {
  const items = await find('', '&kinds=user,group');
  assert.ok(items.includes('user:ivo'));
});

test('whether a person could read the text is told', async () => {
  const thread = (await ana.post('/threads', { topic: 'Т', counterpartyId: 'c1', visibility: 'shared' })).body.id;
  const ask = async (visibility: string) =>
    (await ana.get(`/mentions?q=${encodeURIComponent('мила')}&thread=${thread}&visibility=${visibility}`)).body.items[0]
      .access;
  assert.deepEqual([await ask('internal'), await ask('shared')], [false, true]);
});

test('the portal finds only what it sees', async () => {
  assert.deepEqual(await find('по', '', mila), ['client_order:1']);
  assert.deepEqual(await find('болт', '', mila), []);
  assert.deepEqual(await find('иво', '', mila), []);
  assert.deepEqual(await find('ана', '', mila), ['user:ana']);
});

test('refs of any kind are resolved in the order asked', async () => {
  const { body } = await ana.get('/records:resolve?refs=user:ana,client_order:1,sale:9,group:g');
  assert.deepEqual(
    body.items.map((item: { label?: string; hidden?: boolean }) => item.label ?? item.hidden),
    ['Ана Петрова', 'SO-43659 Поръчка на маси', true, 'Продажби'],
  );
  const hidden = await mila.get('/records:resolve?refs=product:2,group:g');
  assert.deepEqual(hidden.body.items, [
    { kind: 'product', id: '2', hidden: true },
    { kind: 'group', id: 'g', hidden: true },
  ]);
});
