// Weighs what a page downloads first (brotli 11, everything in) and fails over its ceiling.
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
/** All that a page needs for these elements: the client and the provider too. */
const elements = (...tags) =>
  [
    `export { createCrmClient } from '@towerp/crm-client';`,
    `import '@towerp/crm-elements/base/crm/define';`,
    ...tags.map((tag) => `import '@towerp/crm-elements/${tag}/define';`),
  ].join('\n');

/** In KiB: no surface may pass its ceiling. What is `beyond` is on the page before. */
const surfaces = {
  'libraries alone': {
    code: `export * as lit from 'lit'; export * from '@lit/context'; export { default } from 'ky'; export * from 'nanostores';
      export * from 'eventsource-parser'; import * as z from 'zod/mini'; export const s = z.object({ a: z.string() });`,
  },
  'SDK, whole': { code: `export * from '@towerp/crm-client';`, ceiling: 28 },
  'SDK, threads only': {
    code: `export { CrmCore, threadsOf } from '@towerp/crm-client';`,
    ceiling: 24,
  },
  'bell and inbox': { code: elements('notifications/notification-bell'), ceiling: 42 },
  'thread list': { code: elements('threads/thread-list'), ceiling: 48 },
  'thread view with composer': { code: elements('threads/thread-view'), ceiling: 56 },
  'order panel': { code: elements('overview/order-panel'), ceiling: 62 },
  'document flow, lazy': {
    code: elements('overview/order-panel', 'records/document-flow'),
    beyond: elements('overview/order-panel'),
    ceiling: 10,
  },
  'rich editor, lazy': {
    code: `${elements('threads/thread-view')}
      export * from './packages/elements/src/mentions/mention-editor/rich-editor.ts';`,
    beyond: elements('threads/thread-view'),
    ceiling: 62,
  },
};

const main = join(root, 'weighed.ts');
const weigh = async (code) => {
  const bundle = await rolldown({
    input: main,
    plugins: [{ name: 'page', resolveId: (id) => (id === main ? id : null), load: (id) => (id === main ? code : null) }],
    tsconfig: join(root, 'tsconfig.base.json'),
    resolve: { conditionNames: ['towerp-source', 'browser', 'import'] },
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    // A surface may name what another of its parts loads later.
    onLog: (level, log, report) => { if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') report(level, log); },
  }); // prettier-ignore
  const { output } = await bundle.generate({
    minify: true,
    comments: false,
    codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
  });
  await bundle.close();
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = new Set();
  const visit = (name) => {
    if (first.has(name)) return;
    first.add(name);
    chunks.get(name)?.imports.forEach(visit);
  };
  visit(output.find(({ isEntry }) => isEntry).fileName);
  const lengths = [...first].map((name) => brotliCompressSync(chunks.get(name).code, brotli).length);
  return lengths.reduce((sum, length) => sum + length, 0) / 1024;
};

let over = 0;
for (const [name, { code, beyond, ceiling }] of Object.entries(surfaces)) {
  const size = (await weigh(code)) - (beyond ? await weigh(beyond) : 0);
  const isOver = ceiling !== undefined && size > ceiling;
  if (isOver) over += 1;
  const limits = ceiling === undefined ? '' : ` of ${ceiling}${isOver ? '  OVER' : ''}`;
  process.stdout.write(`  ${name.padEnd(28)} ${size.toFixed(1).padStart(6)} KiB${limits}\n`);
}
process.exit(over === 0 ? 0 : 1);
