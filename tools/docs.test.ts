import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { referenceOf } from './reference.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside a package, so that its dependencies are found.
const folder = join(root, 'packages/testing/.docs');
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What every example may name without making it. */
const given = `import type { CrmClient } from '@towerp/crm-client';
declare global {
  const crm: CrmClient;
  const order: { kind: string; id: string };
  const threadId: string;
  const token: string;
}
`;

const examplesOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code);

test('every example of the guide compiles', () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'given.ts'), given);
  const files = [join(folder, 'given.ts')];
  for (const file of globSync('docs/sdk/*.md', { cwd: root }))
    for (const [index, code] of examplesOf(join(root, file)).entries()) {
      const path = join(folder, `${basename(file, '.md')}-${String(index + 1)}.ts`);
      const needsClient = code.includes('createCrmClient(') && !code.includes('import { createCrmClient');
      writeFileSync(path, `${needsClient ? "import { createCrmClient } from '@towerp/crm-client';\n" : ''}${code}\nexport {};\n`);
      files.push(path);
    }
  assert.ok(files.length > 15, 'there are examples');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.test.json'), (path) => readFileSync(path, 'utf8')) as { config: { compilerOptions: object } };
  const { options } = ts.parseJsonConfigFileContent({ extends: './tsconfig.base.json', compilerOptions: { ...config.compilerOptions, noUnusedLocals: false, lib: ['es2024', 'dom', 'dom.iterable'] }, files: [] }, ts.sys, root);
  const program = ts.createProgram(files, options);
  const wrong = ts.getPreEmitDiagnostics(program).map((one) => {
    const line = one.file ? one.file.getLineAndCharacterOfPosition(one.start ?? 0).line + 1 : 0;
    return `${basename(one.file?.fileName ?? '')}:${String(line)} ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`;
  });
  assert.deepEqual(wrong, []);
}); // prettier-ignore

test('the reference is what the code says: `node tools/reference.mjs` writes it', () => {
  assert.equal(readFileSync(join(root, 'docs/sdk/reference.md'), 'utf8'), execReference());
});

const execReference = (): string => {
  const text = referenceOf();
  // As the formatter would leave it.
  return execFileSync(
    process.execPath,
    [join(root, 'node_modules/prettier/bin/prettier.cjs'), '--parser', 'markdown'],
    {
      cwd: root,
      input: text,
      encoding: 'utf8',
    },
  );
};
