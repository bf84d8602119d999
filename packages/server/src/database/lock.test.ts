import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { FolderHeldError, lockFolder, type Holder } from './lock.js';

const base = await mkdtemp(join(tmpdir(), 'crm-lock-'));
after(() => rm(base, { recursive: true, force: true }));
let count = 0;
const fresh = () => join(base, String((count += 1)));
const quick = { beat: 50, patience: 300 };
const told = async (folder: string): Promise<Holder> =>
  JSON.parse(await readFile(join(folder, 'crm.lock'), 'utf8')) as Holder;

test('a folder is held by one, who is named to the other', async () => {
  const folder = fresh();
  const lock = await lockFolder(folder, quick);
  const error = await lockFolder(folder, quick).catch((reason: unknown) => reason);
  assert.ok(error instanceof FolderHeldError);
  assert.equal(error.holder.pid, process.pid);
  assert.match(error.message, new RegExp(`process ${String(process.pid)} on .+ since `));
  await lock.release();
  await (await lockFolder(folder, quick)).release();
});

const child = async (folder: string) => {
  const script = `import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
};

test('a dead holder is followed at once, a living one never', async () => {
  const folder = fresh();
  const holder = await child(folder);
  await assert.rejects(lockFolder(folder, quick), FolderHeldError);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await (await lockFolder(folder, quick)).release();
});

test('a dead holder is followed where its pid is in use again', async () => {
  const folder = fresh();
  const lock = await lockFolder(folder, quick);
  const holder = await told(folder);
  await lock.release();
  await writeFile(join(folder, 'crm.lock'), JSON.stringify({ ...holder, token: 'x', started: '1' }));
  await (await lockFolder(folder, quick)).release();
});

test('a holder in another container is judged by its heartbeat', async () => {
  const folder = fresh();
  const lock = await lockFolder(folder, quick);
  const holder = await told(folder);
  await lock.release();
  const path = join(folder, 'crm.lock');
  await writeFile(path, JSON.stringify({ ...holder, token: 'x', space: 'pid:[1]', pid: 1, started: '5' }));
  const beats = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), 50);
  await assert.rejects(lockFolder(folder, quick), FolderHeldError);
  clearInterval(beats);
  await (await lockFolder(folder, quick)).release();
});

test('of many that come at once, one holds it', async () => {
  const folder = fresh();
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, quick)));
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('a lock that was left half-written is taken over', async () => {
  const folder = fresh();
  await (await lockFolder(folder, quick)).release();
  await writeFile(join(folder, 'crm.lock'), '{"pid":');
  await (await lockFolder(folder, quick)).release();
});
