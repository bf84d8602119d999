import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, test } from 'node:test';
import * as tus from 'tus-js-client';
import { testDatabase } from '../database/testing.js';
import { listen } from '../http/index.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, company, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана' });
await ana.get('/me');
const server = await listen(crm.fetch, { port: 0 });
after(async () => {
  await server.close();
  await crm.close();
  await database.close();
});
const { token } = await crm.auth.issue({ company, sub: 'ana', role: 'member' }, 600);
const headers = { Authorization: `Bearer ${token}` };

const send = (bytes: Buffer, options: Partial<tus.UploadOptions> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const upload = new tus.Upload(bytes, {
      endpoint: `${server.url}/v1/uploads`,
      headers,
      metadata: { filename: 'чертеж.dwg', filetype: 'text/html' },
      retryDelays: [],
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ''),
      ...options,
    });
    upload.start();
  });

const bytes = Buffer.alloc(3 * 1024 * 1024, 'АБВ');
const sent = async (url: string) => {
  const file = (await ana.get(`/files/${url.split('/').at(-1) ?? ''}`)).body;
  const content = await (await fetch(`${server.url}${file.url}`)).arrayBuffer();
  assert.equal(file.name, 'чертеж.dwg');
  assert.ok(bytes.equals(Buffer.from(content)));
};

test('the official client uploads in one piece, in many, and with the first one', async () => {
  await sent(await send(bytes));
  await sent(await send(bytes, { chunkSize: 1_000_000 }));
  await sent(await send(bytes, { chunkSize: 1_000_000, uploadDataDuringCreation: true }));
  await sent(await send(bytes, { chunkSize: 1_000_000, uploadLengthDeferred: true }));
});

test('the official client goes on with what another began', async () => {
  let url = '';
  await new Promise<void>((resolve, reject) => {
    const upload = new tus.Upload(bytes, {
      endpoint: `${server.url}/v1/uploads`,
      headers,
      metadata: { filename: 'чертеж.dwg' },
      chunkSize: 1_000_000,
      onError: reject,
      onChunkComplete: () => {
        url = upload.url ?? '';
        void upload.abort().then(resolve, reject);
      },
    });
    upload.start();
  });
  await sent(await send(bytes, { uploadUrl: url }));
});

test('the official client gives an upload up', async () => {
  const url = await send(bytes);
  await tus.Upload.terminate(url, { headers });
  assert.equal((await fetch(url, { method: 'HEAD', headers: { ...headers, 'Tus-Resumable': '1.0.0' } })).status, 404);
});

test('a sender without end is told so and cut off', async () => {
  const created = await fetch(`${server.url}/v1/uploads`, {
    method: 'POST',
    headers: { ...headers, 'Tus-Resumable': '1.0.0', 'Upload-Length': '1000' },
  });
  const before = process.memoryUsage().rss;
  const status = await new Promise((resolve) => {
    const sender = request(new URL(created.headers.get('location') ?? '', server.url), {
      method: 'PATCH',
      headers: { ...headers, 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    }); // prettier-ignore
    const chunk = Buffer.alloc(64 * 1024);
    const more = (): void => {
      if (!sender.destroyed) sender.write(chunk, (error) => (error ? undefined : setImmediate(more)));
    };
    sender.on('response', (response) => {
      resolve(response.statusCode);
      sender.destroy();
    });
    sender.on('error', () => resolve('cut'));
    more();
  });
  assert.ok(status === 413 || status === 'cut', String(status));
  assert.ok(process.memoryUsage().rss - before < 32 * 1024 * 1024);
});
