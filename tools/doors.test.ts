import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { PATH, HOME, TMPDIR } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'crm-doors-'));
const children = new Set<ChildProcess>();
after(async () => {
  for (const child of children) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A command as a person gives it. */
const give = (file: string, args: readonly string[], env: Record<string, string> = {}) => {
  const child = spawn(file, args, {
    cwd: root,
    env: { PATH, HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let out = '';
  let err = '';
  let more = (): void => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    more();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    more();
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(out + err)?.[1];
      if (found !== undefined) return found;
      const next = new Promise<true>((resolve) => {
        more = () => {
          resolve(true);
        };
      });
      if ((await Promise.race([next, ended])) !== true)
        throw new Error(`It ended before it said ${String(pattern)}: ${out}${err}`);
    }
  };
  return { ended, said, out: () => out, err: () => err, stop: () => child.kill('SIGTERM') };
};

const demo = () => give('npm', ['run', '--silent', 'demo'], { PORT: '0', CRM_DEMO_DIR: join(folder, 'demo') });

const callerOf = async (url: string) => {
  const people = (await (await fetch(new URL('/demo/people', url))).json()) as { id: string }[];
  const asked = await fetch(new URL(`/demo/token?user=${people[0]?.id ?? ''}`, url));
  const { token } = (await asked.json()) as { token: string };
  return async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const answer = await fetch(new URL(`/v1${path}`, url), { ...init, headers });
    return (await answer.json()) as { id: string; topic: string; items: { id: string; topic: string }[] };
  };
};

test('the demo loads its company once, and anew where that was ended in the middle, serves its order page, keeps what is written, and ends with 0', async () => {
  const half = demo();
  await half.said(/(2\d,\d{3}) lines/);
  half.stop();
  await half.ended;

  const first = demo();
  const url = await first.said(/^ready: (http:\/\/localhost:\d+\/\S*)$/m);
  assert.match(first.err(), /Loading the demo company/);
  assert.match(await (await fetch(url)).text(), /<towerp-order-panel/);
  const call = await callerOf(url);
  const around = await call('/threads?record=client_order:43659');
  assert.equal(around.items.length, 6);
  // What happened today is played last.
  assert.ok((await call('/notifications')).items.length > 0);
  const made = await call('/threads', { method: 'POST', body: JSON.stringify({ topic: 'Пробна нишка' }) });
  first.stop();
  assert.equal(await first.ended, 0);

  const second = demo();
  const again = await callerOf(await second.said(/^ready: (\S+)$/m));
  assert.doesNotMatch(second.err(), /Loading/);
  assert.equal((await again(`/threads/${made.id}`)).topic, 'Пробна нишка');
  second.stop();
  assert.equal(await second.ended, 0);
});

test('the gallery opens on a demo company', async () => {
  const gallery = give('npm', ['run', '--silent', 'gallery'], { PORT: '0', CRM_DEMO_DIR: join(folder, 'demo') });
  const url = await gallery.said(/^ready: (http:\/\/localhost:\d+\/\S*)$/m);
  assert.match(await (await fetch(url)).text(), /Gallery/);
  gallery.stop();
  assert.equal(await gallery.ended, 0);
});

test('a run of tests that finds none has failed', async () => {
  const run = give(process.execPath, ['tools/test.mjs', 'packages/nothing']);
  assert.equal(await run.ended, 1);
  assert.match(run.out(), /\n0 passed, 0 failed\n$/);
});

const arrowsOver = (files: Record<string, string>) => {
  const tree = mkdtempSync(join(folder, 'tree-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(tree, path, '..'), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  cpSync(join(root, 'tsconfig.base.json'), join(tree, 'tsconfig.base.json'));
  return give(process.execPath, ['tools/arrows.mjs'], { CRM_ARROWS_ROOT: tree });
};

test('the check of the arrows tells of a floor and of a room that look the wrong way, and of a circle', async () => {
  const run = arrowsOver({
    'packages/protocol/src/index.ts': "import '../../client/src/index.js';\nexport {};\n",
    'packages/client/src/index.ts': "import './threads/index.js';\nexport {};\n",
    'packages/client/src/threads/index.ts': "import '../team/index.js';\nimport '../comments/store.js';\nexport {};\n",
    'packages/client/src/team/index.ts': "import '../threads/index.js';\nexport {};\n",
    'packages/client/src/comments/store.ts': 'export {};\n',
  });
  assert.equal(await run.ended, 1);
  for (const rule of ['floor-protocol', 'room-threads', 'no-cycles', 'rooms-through-index'])
    assert.match(run.out(), new RegExp(`^${rule}: `, 'm'));
});

test('a check of the arrows that looked at nothing has failed', async () => {
  const run = arrowsOver({ 'packages/protocol/src/readme.md': 'no code\n' });
  assert.equal(await run.ended, 1);
  assert.match(run.out(), /Nothing was looked at/);
});

test('the README tells the two doors and embeds in two lines', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const words of ['npm run demo', 'npm test', '<towerp-order-panel']) assert.ok(readme.includes(words), words);
});
