import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { newId } from '@towerp/crm-protocol';
import { PhotonImage } from '@silvia-odwyer/photon-node';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose, type TestPerson } from '../testing.js';
import { neutralName } from './names.js';

const database = await testDatabase();
let late = 0;
const { crm, company, person } = await testCrm(database, { clock: () => new Date(Date.now() + late) });
const ana = person('ana', 'member', { name: 'Ана' });
const ivo = person('ivo', 'member', { name: 'Иво' });
const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
const other = person('portal:eli', 'portal', { name: 'Ели', counterparty: 'c2' });
for (const someone of [ana, ivo, mila, other]) await someone.get('/me');
after(async () => {
  await crm.close();
  await database.close();
});

const tus = { 'Tus-Resumable': '1.0.0' };
const chunk = { ...tus, 'Content-Type': 'application/offset+octet-stream' };
const named = (name: string, id?: string): string =>
  [
    `filename ${Buffer.from(name).toString('base64')}`,
    ...(id ? [`id ${Buffer.from(id).toString('base64')}`] : []),
  ].join(',');

const begin = (who: TestPerson, name: string, length: number, more: Record<string, string> = {}) =>
  who.send('/uploads', {
    method: 'POST',
    headers: { ...tus, 'Upload-Length': String(length), 'Upload-Metadata': named(name), ...more },
  });
const append = (who: TestPerson, id: string, offset: number, bytes: BodyInit, more: Record<string, string> = {}) =>
  who.send(`/uploads/${id}`, {
    method: 'PATCH',
    body: bytes,
    headers: { ...chunk, 'Upload-Offset': String(offset), ...more },
  });
const idOf = (response: Response): string => response.headers.get('location')?.split('/').at(-1) ?? '';
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const upload = async (who: TestPerson, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const id = idOf(await begin(who, name, bytes.byteLength));
  assert.equal((await append(who, id, 0, bytes)).status, 204);
  return id;
};
const fetchLink = (link: string, headers: Record<string, string> = {}) =>
  crm.fetch(new Request(`http://crm.test${link}`, { headers }));
const png = (width = 640, height = 480): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new PhotonImage(new Uint8Array(width * height * 4).fill(120), width, height).get_bytes());
const sharedThread = async () =>
  (await ana.post('/threads', { topic: 'Т', counterpartyId: 'c1', visibility: 'shared' })).body.id as string;
const code = async (response: Response) => {
  const problem: Loose = await response.json();
  return [response.status, problem.code];
};

test('an upload that breaks off goes on where it stands', async () => {
  const begun = await begin(ana, 'бележка.txt', 10);
  assert.equal(begun.status, 201);
  assert.match(begun.headers.get('location') ?? '', /^\/v1\/uploads\/[0-9a-f-]{36}$/);
  const id = idOf(begun);
  assert.equal((await append(ana, id, 0, 'здр')).headers.get('upload-offset'), '6');
  assert.deepEqual(await code(await append(ana, id, 3, 'xxxx')), [409, 'conflict']);
  const head = await ana.send(`/uploads/${id}`, { method: 'HEAD', headers: tus });
  assert.deepEqual(
    [head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')],
    [200, '6', '10'],
  );
  assert.equal((await ana.get(`/files/${id}`)).status, 404);
  assert.equal((await append(ana, id, 6, 'ав')).status, 204);
  const { body } = await ana.get(`/files/${id}`);
  assert.deepEqual(
    [body.id, body.name, body.size, body.contentType, body.author.id],
    [id, 'бележка.txt', 10, 'text/plain', 'ana'],
  );
  assert.equal(body.sha256, createHash('sha256').update('здрав').digest('hex'));
});

test('a line that breaks in the middle of a chunk loses nothing that came', async () => {
  const id = idOf(await begin(ana, 'a.bin', 8));
  const breaking = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytesOf('abc')),
    pull: (controller) => controller.error(new Error('the line is cut')),
  });
  const cut = await ana.send(`/uploads/${id}`, {
    method: 'PATCH', body: breaking, headers: { ...chunk, 'Upload-Offset': '0' }, duplex: 'half',
  }); // prettier-ignore
  assert.equal(cut.status, 503);
  const head = await ana.send(`/uploads/${id}`, { method: 'HEAD', headers: tus });
  const offset = Number(head.headers.get('upload-offset'));
  assert.equal((await append(ana, id, offset, 'abcdefgh'.slice(offset))).status, 204);
  const link = (await ana.get(`/files/${id}`)).body.url;
  assert.equal(await (await fetchLink(link)).text(), 'abcdefgh');
});

test('more than was announced, or than 100 MiB, is cut off', async () => {
  assert.deepEqual(await code(await begin(ana, 'a', 100 * 1024 * 1024 + 1)), [413, 'too_large']);
  const id = idOf(await begin(ana, 'a', 3));
  assert.deepEqual(await code(await append(ana, id, 0, 'abcd')), [413, 'too_large']);
  const open = idOf(await ana.send('/uploads', { method: 'POST', headers: { ...tus, 'Upload-Defer-Length': '1' } }));
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const response = await ana.send(`/uploads/${open}`, {
    method: 'PATCH', body: endless, headers: { ...chunk, 'Upload-Offset': '0' }, duplex: 'half',
  }); // prettier-ignore
  assert.equal(response.status, 413);
  assert.ok(sent < 110, String(sent));
  assert.equal((await ana.send(`/uploads/${open}`, { method: 'DELETE', headers: tus })).status, 204);
  assert.equal((await ana.send(`/uploads/${open}`, { method: 'HEAD', headers: tus })).status, 404);
});

test('a client chooses the id, and may ask again', async () => {
  const id = newId();
  const ask = (name: string, who = ana) => begin(who, name, 3, { 'Upload-Metadata': named(name, id) });
  assert.equal(idOf(await ask('x.txt')), id);
  assert.equal((await ask('x.txt')).status, 201);
  assert.deepEqual(await code(await ask('y.txt')), [409, 'conflict']);
  assert.deepEqual(await code(await ask('x.txt', ivo)), [409, 'conflict']);
  assert.equal((await begin(ana, 'x', 3, { 'Upload-Metadata': named('x', 'no-uuid') })).status, 422);
});

test('another version of tus, and what is malformed, is refused', async () => {
  assert.equal((await begin(ana, 'x', 3, { 'Tus-Resumable': '0.2.2' })).status, 412);
  assert.equal((await begin(ana, 'x', 3, { 'Upload-Length': 'many' })).status, 422);
  const id = idOf(await begin(ana, 'x', 3));
  assert.equal((await append(ana, id, 0, 'abc', { 'Content-Type': 'text/plain' })).status, 415);
  assert.equal((await append(ana, newId(), 0, 'abc')).status, 404);
  const options = await crm.fetch(new Request('http://crm.test/v1/uploads', { method: 'OPTIONS' }));
  assert.equal(options.headers.get('tus-max-size'), String(100 * 1024 * 1024));
});

test('until it is attached only its uploader sees it', async () => {
  const id = await upload(ana, 'x.txt', bytesOf('x'));
  assert.equal((await ana.get(`/files/${id}`)).status, 200);
  assert.equal((await ivo.get(`/files/${id}`)).status, 404);
  assert.equal((await append(ivo, id, 0, 'x')).status, 404);
  const thread = await sharedThread();
  const refused = await ivo.post(`/threads/${thread}/comments`, { body: 'чужд', fileIds: [id] });
  assert.deepEqual([refused.status, refused.body.errors[0].path], [422, 'fileIds.0']);
});

test('whoever sees the entry sees its files; the portal those of shared entries only', async () => {
  const thread = await sharedThread();
  const [inner, outer] = [
    await upload(ana, 'вътрешен.txt', bytesOf('a')),
    await upload(ana, 'за вас.txt', bytesOf('b')),
  ];
  const stream = await mila.stream();
  await ana.post(`/threads/${thread}/comments`, { body: 'за нас', fileIds: [inner] });
  const open = (
    await ana.post(`/threads/${thread}/comments`, { body: 'за вас', visibility: 'shared', fileIds: [outer] })
  ).body;
  assert.deepEqual(
    open.files.map((file: Loose) => file.name),
    ['за вас.txt'],
  );
  assert.equal((await stream.next('comment.created')).data['entity'].files[0].id, outer);
  assert.deepEqual([(await ivo.get(`/files/${inner}`)).status, (await ivo.get(`/files/${outer}`)).status], [200, 200]);
  assert.deepEqual(
    [(await mila.get(`/files/${inner}`)).status, (await mila.get(`/files/${outer}`)).status],
    [404, 200],
  );
  assert.equal((await other.get(`/files/${outer}`)).status, 404);
  await ana.patch(`/comments/${open.id}`, { visibility: 'internal' });
  assert.equal((await mila.get(`/files/${outer}`)).status, 404);
  await stream.close();
});

test("the portal's files are shared with its comment", async () => {
  const thread = await sharedThread();
  const id = await upload(mila, 'снимка.png', png());
  const comment = (await mila.post(`/threads/${thread}/comments`, { body: 'вижте', fileIds: [id] })).body;
  assert.equal(comment.files[0].id, id);
  const [, knot] = (await ivo.get(`/threads/${thread}/timeline`)).body.items;
  assert.equal(knot.entity.files[0].author.id, 'portal:mila');
});

test('a communication shows its files, other ones after a patch', async () => {
  const [a, b] = [await upload(ana, 'a.txt', bytesOf('a')), await upload(ana, 'b.txt', bytesOf('b'))];
  const given = { topic: 'Т', direction: 'inbound', channel: 'email', fileIds: [a] };
  const { body } = await ana.post('/communications', given);
  assert.deepEqual(
    body.files.map((file: Loose) => file.id),
    [a],
  );
  assert.equal((await ivo.patch(`/communications/${body.id}`, { fileIds: [a, b] })).status, 422);
  const patched = (await ana.patch(`/communications/${body.id}`, { fileIds: [b, a] })).body;
  assert.deepEqual([patched.files.map((file: Loose) => file.id), patched.version], [[b, a], 2]);
  assert.equal((await ana.patch(`/communications/${body.id}`, { fileIds: [b, a] })).body.version, 2);
  await ana.patch(`/communications/${body.id}`, { fileIds: [b] });
  assert.equal((await ana.get(`/files/${a}`)).status, 404);
});

test('a file attached to a thread is internal unless told, and goes with its attachment', async () => {
  const thread = await sharedThread();
  const [inner, outer] = [await upload(ana, 'a.txt', bytesOf('a')), await upload(ana, 'b.txt', bytesOf('b'))];
  const attach = (who: TestPerson, id: string, more: object = {}) =>
    who.post(`/threads/${thread}/attachments`, { record: { kind: 'file', id }, ...more });
  assert.equal((await attach(ivo, inner)).status, 422);
  const first = (await attach(ana, inner)).body;
  assert.deepEqual([first.visibility, first.record.title, first.origin], ['internal', 'a.txt', 'direct']);
  assert.equal((await attach(ana, outer, { visibility: 'shared' })).status, 201);
  const own = await upload(mila, 'c.txt', bytesOf('c'));
  assert.equal((await attach(mila, own)).body.visibility, 'shared');
  const titles = async (who: TestPerson) =>
    (await who.get(`/threads/${thread}/attachments`)).body.items.map(({ record }: Loose) => record.title);
  assert.deepEqual(await titles(ivo), ['a.txt', 'b.txt', 'c.txt']);
  assert.deepEqual(await titles(mila), ['b.txt', 'c.txt']);
  assert.equal((await mila.get(`/threads/${thread}`)).body.counts.attachments, 2);
  const knots = (await mila.get(`/threads/${thread}/timeline?types=attachment`)).body.items;
  assert.deepEqual(
    knots.map(({ entity }: Loose) => entity.record.title),
    ['b.txt', 'c.txt'],
  );
  assert.deepEqual(
    [(await mila.get(`/files/${inner}`)).status, (await mila.get(`/files/${outer}`)).status],
    [404, 200],
  );
  assert.equal((await ivo.delete(`/threads/${thread}/attachments/${first.id}`)).status, 204);
  assert.equal((await ivo.get(`/files/${inner}`)).status, 404);
  assert.equal((await ivo.get(`/files/${own}`)).status, 200);
});

test('a file is attached with a new thread', async () => {
  const id = await upload(ana, 'a.txt', bytesOf('a'));
  const thread = (await ana.post('/threads', { topic: 'Т', attach: [{ kind: 'file', id }] })).body;
  const { items } = (await ivo.get(`/threads/${thread.id}/attachments`)).body;
  assert.deepEqual(
    items.map(({ record, visibility }: Loose) => [record.id, visibility]),
    [[id, 'internal']],
  );
});

test('of an entry that is deleted no file remains', async () => {
  const thread = await sharedThread();
  const id = await upload(ana, 'тайна.txt', bytesOf('тайна'));
  const comment = (await ana.post(`/threads/${thread}/comments`, { body: 'x', fileIds: [id] })).body;
  await ana.delete(`/comments/${comment.id}`);
  for (const who of [ana, ivo]) assert.equal((await who.get(`/files/${id}`)).status, 404);
  await crm.upkeep();
  assert.equal((await fetchLink(comment.files[0].url)).status, 404);
});

test('a file of another company is not found, not even under the same id', async () => {
  const foreign = await testCrm(database, { crm });
  const eva = foreign.person('eva', 'admin', { name: 'Ева' });
  await eva.get('/me');
  const id = await upload(ana, 'x.txt', bytesOf('ours'));
  assert.equal((await eva.get(`/files/${id}`)).status, 404);
  assert.equal((await eva.send(`/uploads/${id}`, { method: 'HEAD', headers: tus })).status, 404);
  assert.equal((await begin(eva, 'x.txt', 6, { 'Upload-Metadata': named('x.txt', id) })).status, 201);
  await append(eva, id, 0, 'theirs');
  const read = async (who: TestPerson) => (await fetchLink((await who.get(`/files/${id}`)).body.url)).text();
  assert.deepEqual([await read(ana), await read(eva)], ['ours', 'theirs']);
});

test('what is not attached within 24 hours is swept', async () => {
  const id = await upload(ana, 'x.txt', bytesOf('x'));
  const kept = await upload(ana, 'y.txt', bytesOf('y'));
  await ana.post(`/threads/${await sharedThread()}/comments`, { body: 'x', fileIds: [kept] });
  const link = (await ana.get(`/files/${id}`)).body.url;
  assert.equal((await fetchLink(link)).status, 200);
  late = 25 * 3_600_000;
  await crm.upkeep();
  late = 0;
  assert.equal((await fetchLink(link)).status, 404);
  assert.equal((await ana.get(`/files/${kept}`)).status, 200);
});

const shown = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
  const id = await upload(ana, name, bytes);
  const { url } = (await ana.get(`/files/${id}`)).body;
  const response = await fetchLink(url);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(response.headers.get('content-security-policy'), "sandbox; default-src 'none'");
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
  return [response.headers.get('content-type'), response.headers.get('content-disposition')?.split(';')[0]];
};

test('images, PDF and audio are shown by their content, all else is a download', async () => {
  assert.deepEqual(await shown('a.html', png(8, 8)), ['image/png', 'inline']);
  assert.deepEqual(await shown('a.pdf', bytesOf('%PDF-1.7\n%äüöß\n')), ['application/pdf', 'inline']);
  const wav = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0', 'latin1'), Buffer.alloc(40)]);
  assert.deepEqual(await shown('a.exe', new Uint8Array(wav)), ['audio/wav', 'inline']);
  const harmful = {
    'a.png': '<html><script>alert(1)</script>',
    'a.SVG': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'b.png': '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'a.jpg': '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
    'a.js': 'alert(1)',
    'a.xhtml': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
  };
  for (const [name, text] of Object.entries(harmful))
    assert.deepEqual(await shown(name, bytesOf(text)), ['application/octet-stream', 'attachment'], name);
  assert.deepEqual(await shown('нищо', new Uint8Array()), ['application/octet-stream', 'attachment']);
});

test('a raster image has a thumbnail; one that is broken, or floods, has none', async () => {
  const thumbnailOf = async (bytes: Uint8Array<ArrayBuffer>) =>
    (await ana.get(`/files/${await upload(ana, 'x.png', bytes)}`)).body.thumbnailUrl;
  const link = await thumbnailOf(png(800, 400));
  const response = await fetchLink(link);
  assert.equal(response.headers.get('content-type'), 'image/png');
  const drawn = PhotonImage.new_from_byteslice(new Uint8Array(await response.arrayBuffer()));
  assert.deepEqual([drawn.get_width(), drawn.get_height()], [320, 160]);
  assert.equal(await thumbnailOf(png().slice(0, 60)), null);
  const flood = png(8, 8);
  new DataView(flood.buffer).setUint32(16, 60_000);
  new DataView(flood.buffer).setUint32(20, 60_000);
  assert.equal(await thumbnailOf(flood), null);
});

test('a link is had by nobody but its holder, for its part, in its time', async () => {
  const id = await upload(ana, 'x.png', png());
  const { url, thumbnailUrl } = (await ana.get(`/files/${id}`)).body as { url: string; thumbnailUrl: string };
  assert.equal((await fetchLink(url)).status, 200);
  const expires = Number(new URL(url, 'http://crm.test').searchParams.get('expires'));
  assert.ok(expires * 1000 - Date.now() <= 300_000 && expires * 1000 - Date.now() > 260_000);
  const forged = [
    url.replace(/signature=.{4}/, 'signature=AAAA'),
    url.replace(/expires=\d+/, `expires=${String(expires + 60)}`),
    url.replace(encodeURIComponent(company), 'other'),
    url.replace(/&signature.*/, ''),
    thumbnailUrl.replace('/thumbnail', '/content'),
    url.replace(id, newId()),
  ];
  for (const link of forged) assert.deepEqual(await code(await fetchLink(link)), [403, 'forbidden'], link);
});

test('a part of a file is had by its range', async () => {
  const id = await upload(ana, 'x.txt', bytesOf('0123456789'));
  const { url } = (await ana.get(`/files/${id}`)).body;
  const part = async (range: string) => {
    const response = await fetchLink(url, { Range: range });
    return [response.status, response.headers.get('content-range'), await response.text()];
  };
  assert.deepEqual(await part('bytes=2-4'), [206, 'bytes 2-4/10', '234']);
  assert.deepEqual(await part('bytes=8-'), [206, 'bytes 8-9/10', '89']);
  assert.deepEqual(await part('bytes=-3'), [206, 'bytes 7-9/10', '789']);
  assert.deepEqual((await part('bytes=10-'))[0], 416);
  assert.deepEqual((await part('bytes=0-1,3-4'))[0], 200);
});

test('names are neutralised', async () => {
  assert.equal(neutralName('../../etc/passwd'), 'passwd');
  assert.equal(neutralName('C:\\Users\\x\\оферта.pdf'), 'оферта.pdf');
  assert.equal(neutralName('a\r\nSet-Cookie: x=1.txt'), 'aSet-Cookie: x=1.txt');
  assert.equal(neutralName('фактура\u202Efdp.exe'), 'фактураfdp.exe');
  assert.equal(neutralName('...'), 'file');
  assert.equal([...neutralName(`${'я'.repeat(400)}.docx`)].length, 200);
  const id = await upload(ana, 'оферта "5"%\'.txt', bytesOf('x'));
  const response = await fetchLink((await ana.get(`/files/${id}`)).body.url);
  assert.equal(
    response.headers.get('content-disposition'),
    `attachment; filename="______ _5__'.txt"; filename*=UTF-8''%D0%BE%D1%84%D0%B5%D1%80%D1%82%D0%B0%20%225%22%25%27.txt`,
  );
});
