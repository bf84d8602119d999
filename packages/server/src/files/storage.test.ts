import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createCrm } from '../crm.js';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { FolderStorage, S3Storage, type FileStorage } from './index.js';
import { startS3 } from '../testing-s3.js';

const folder = await mkdtemp(join(tmpdir(), 'crm-storage-'));
const s3 = await startS3();
const { options } = s3;
const database = await testDatabase();
after(async () => {
  await s3.stop();
  await database.close();
  await rm(folder, { recursive: true });
});

const storages: readonly (readonly [name: string, storage: FileStorage])[] = [
  ['a folder', new FolderStorage(folder)],
  ['S3', new S3Storage(options)],
];
let count = 0;
const fresh = (): string => `ab/${String((count += 1))}`;
const from = async function* (...chunks: (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield await Promise.resolve(chunk);
  }
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

for (const [name, storage] of storages) {
  test(`${name} keeps what is appended, and gives any part of it`, async () => {
    const key = fresh();
    assert.equal(await storage.size(key), 0);
    await storage.append(key, 0, from(bytes('едно'), bytes(', две')));
    await storage.append(key, 16, from(bytes('!')));
    await storage.seal(key);
    const whole = bytes('едно, две!');
    assert.equal(await storage.size(key), whole.length);
    assert.equal(await textOf(storage.read(key)), 'едно, две!');
    for (const [start, end] of [[0, 7], [8, 15], [2, 3], [14, 15], [15, 15]] as const)
      assert.deepEqual(
        new Uint8Array(await new Response(storage.read(key, { start, end })).arrayBuffer()),
        whole.slice(start, end + 1),
      ); // prettier-ignore
    await storage.remove(key);
    assert.equal(await storage.size(key), 0);
  });

  test(`${name} keeps what came before a source broke off, and refuses to go on elsewhere`, async () => {
    const key = fresh();
    await assert.rejects(storage.append(key, 0, from(bytes('половин'), new Error('gone'))), /gone/);
    assert.equal(await storage.size(key), bytes('половин').length);
    await assert.rejects(storage.append(key, 3, from(bytes('x'))));
    await storage.append(key, await storage.size(key), from(bytes('ка')));
    assert.equal(await textOf(storage.read(key)), 'половинка');
  });

  test(`${name} takes a large file, many small pieces, and an empty one`, async () => {
    const [large, small, empty] = [fresh(), fresh(), fresh()];
    const hash = createHash('sha256');
    const block = new Uint8Array(2 ** 20).map((_, n) => n * 31);
    const blocks = async function* (): AsyncGenerator<Uint8Array> {
      for (let n = 0; n < 20; n += 1) {
        hash.update(block);
        yield await Promise.resolve(block);
      }
    };
    await storage.append(large, 0, blocks());
    assert.equal(await storage.size(large), 20 * 2 ** 20);
    const read = createHash('sha256');
    for await (const chunk of storage.read(large)) read.update(chunk);
    assert.equal(read.digest('hex'), hash.digest('hex'));
    for (let n = 0; n < 12; n += 1) await storage.append(small, n, from(bytes(String(n % 10))));
    assert.equal(await textOf(storage.read(small)), '012345678901');
    await storage.append(empty, 0, from());
    assert.equal(await storage.size(empty), 0);
  });
}

test('a file that was uploaded to S3 by one node is read at another', async () => {
  const secret = 'a secret of the tests, 32 bytes long';
  const more = { secret, rateLimit: 0, files: new S3Storage(options) };
  const nodes = [await createCrm({ database, ...more }), await createCrm({ database, ...more })] as const;
  const { person } = await testCrm(database, { crm: nodes[0] });
  const ana = person('ana');
  const begun = await ana.send('/uploads', {
    method: 'POST',
    headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': '5', 'Upload-Metadata': `filename ${btoa('a.txt')}` },
  });
  const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
  const patched = await ana.send(`/uploads/${id}`, {
    method: 'PATCH',
    headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: 'здx',
  });
  assert.equal(patched.status, 204);
  const { url } = (await ana.get(`/files/${id}`)).body;
  const got = await nodes[1].fetch(new Request(`http://crm.test${String(url)}`));
  assert.equal(await got.text(), 'здx');
  await Promise.all(nodes.map((node) => node.close()));
});

test('a storage that is away, or refuses the key, is told as unavailable, without the key', async () => {
  const wrong = new S3Storage({ ...options, secretAccessKey: 'hush' });
  await assert.rejects(
    wrong.probe(),
    (error: Error) => /answers 403/.test(error.message) && !/hush/.test(error.message),
  );
  await assert.rejects(new S3Storage({ ...options, bucket: 'none' }).probe(), /answers 404 NoSuchBucket/);
  await assert.rejects(new S3Storage({ ...options, endpoint: 'http://127.0.0.1:1' }).probe(), /cannot be reached/);
});
