// Builds every package, each after those that it stands on.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsup = join(root, 'node_modules', '.bin', 'tsup');
const floors = ['protocol', 'client', 'server', 'testing', 'elements', 'react'];

const run = (file, args, cwd) => {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  process.stdout.write(`${stdout}${stderr}`);
  process.exit(1);
};

for (const floor of floors) {
  const started = performance.now();
  const cwd = join(root, 'packages', floor);
  if (floor === 'react') {
    run(
      join(root, 'node_modules', '.bin', 'cem'),
      ['analyze', '--config', 'custom-elements-manifest.config.mjs'],
      join(root, 'packages', 'elements'),
    );
    run(process.execPath, ['generate.mjs'], cwd);
  }
  run(tsup, ['--silent'], cwd);
  process.stdout.write(`${floor} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
}
