// Weighs what a page downloads first (brotli 11, everything in) and fails over its ceiling.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** All that a page needs for these elements: the client and the provider too. */
const elements = (...tags) =>
  [
    `export { createCrmClient } from '@towerp/crm-client';`,
    `import '@towerp/crm-elements/base/crm/define';`,
    ...tags.map((tag) => `import '@towerp/crm-elements/${tag}/define';`),
  ].join('\n');

/** In KiB: no surface may pass its ceiling; the goal is where it is to come. What is `beyond` is on the page before. */
const surfaces = {
  'libraries alone': {
    code: `export * as lit from 'lit'; export * from '@lit/context'; export { default } from 'ky'; export * from 'nanostores';
      export * from 'eventsource-parser'; import * as z from 'zod/mini'; export const s = z.object({ a: z.string() });`,
  },
  'SDK, whole': { code: `export * from '@towerp/crm-client';`, goal: 28, ceiling: 28 },
  'SDK, threads only': {
    code: `export { CrmCore, threadsOf } from '@towerp/crm-client';`,
    goal: 24,
    ceiling: 24,
  },
  'bell and inbox': { code: elements('notifications/notification-bell'), goal: 42, ceiling: 42 },
  'thread list': { code: elements('threads/thread-list'), goal: 48, ceiling: 53 },
  'thread view with composer': { code: elements('threads/thread-view'), goal: 56, ceiling: 70 },
  'order panel': { code: elements('overview/order-panel'), goal: 62, ceiling: 62 },
  'document flow, lazy': {
    code: elements('overview/order-panel', 'records/document-flow'),
    beyond: elements('overview/order-panel'),
    goal: 10,
    ceiling: 11,
  },
  'rich editor, lazy': {
    code: `${elements('threads/thread-view')}
      export * from './packages/elements/src/mentions/mention-editor/rich-editor.ts';`,
    beyond: elements('threads/thread-view'),
    goal: 62,
    ceiling: 62,
  },
};

const weigh = async (code) => {
  const outdir = mkdtempSync(join(tmpdir(), 'crm-size-'));
  const result = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true, splitting: true, minify: true, format: 'esm', charset: 'utf8', target: 'es2022', outdir, write: false, metafile: true,
    conditions: ['towerp-source'], define: { 'process.env.NODE_ENV': '"production"' }, tsconfig: join(root, 'tsconfig.base.json'),
  }); // prettier-ignore
  rmSync(outdir, { recursive: true, force: true });
  const outputs = Object.entries(result.metafile.outputs);
  const named = new Map(
    outputs.map(([path, output], index) => [path, { output, bytes: result.outputFiles[index].contents }]),
  );
  const initial = new Set();
  const visit = (path) => {
    if (initial.has(path)) return;
    initial.add(path);
    for (const { path: next, kind } of named.get(path).output.imports)
      if (kind === 'import-statement' && named.has(next)) visit(next);
  };
  // What is imported later is an entry point too.
  visit(outputs.find(([, output]) => output.entryPoint === '<stdin>')[0]);
  const parts = [...initial].map(
    (path) => brotliCompressSync(named.get(path).bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  );
  return parts.reduce((sum, length) => sum + length, 0) / 1024;
};

let over = 0;
for (const [name, { code, beyond, goal, ceiling }] of Object.entries(surfaces)) {
  const size = (await weigh(code)) - (beyond ? await weigh(beyond) : 0);
  const isOver = ceiling !== undefined && size > ceiling;
  if (isOver) over += 1;
  const limits = ceiling === undefined ? '' : ` of ${ceiling}, goal ${goal}${isOver ? '  OVER' : ''}`;
  process.stdout.write(`  ${name.padEnd(28)} ${size.toFixed(1).padStart(6)} KiB${limits}\n`);
}
process.exit(over === 0 ? 0 : 1);
