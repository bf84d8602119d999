// Everything that holds of the code without running it: `npm run check`, or some steps: `npm run check -- types lint`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const bin = (name) => join('node_modules', '.bin', name);
const packages = readdirSync('packages').map((name) => join('packages', name));

const steps = {
  types: [
    [bin('tsc'), '-b'],
    [bin('tsc'), '-p', 'tsconfig.test.json'],
    [bin('tsc'), '-p', 'tsconfig.browser.json'],
  ],
  // Lint reads the types that a build leaves, as a user of the packages would.
  build: [[process.execPath, 'tools/build.mjs']],
  lint: [
    [bin('oxlint'), '--type-aware', '--deny-warnings'],
    [bin('eslint'), 'packages/elements/src', 'examples'],
  ],
  format: [[bin('prettier'), '--check', '.']],
  arrows: [[process.execPath, 'tools/arrows.mjs']],
  packages: packages.flatMap((folder) => [
    [bin('publint'), '--strict', folder],
    [bin('attw'), '--pack', folder, '--profile', 'esm-only'],
  ]),
  weights: [[process.execPath, 'tools/size.mjs']],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0)
  throw new Error(`No such step: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`);

let failed = 0;
const chosen = Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));
for (const [name, runs] of chosen) {
  const started = performance.now();
  const results = runs.map(([file, ...args]) =>
    spawnSync(file, args, { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } }),
  );
  const bad = results.filter((result) => result.status !== 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${bad.length === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  for (const result of bad) process.stdout.write(`${result.error ?? ''}${result.stdout}${result.stderr}\n`);
  if (name === 'weights' && bad.length === 0) process.stdout.write(results.map((result) => result.stdout).join(''));
  if (bad.length > 0) failed += 1;
}
process.stdout.write(`${chosen.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
