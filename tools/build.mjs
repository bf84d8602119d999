// Builds every package, each after those that it stands on.
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const run = (file, args, cwd) => {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  process.stdout.write(`${stdout}${stderr}`);
  process.exit(1);
};

const bin = (name) => join(root, 'node_modules', '.bin', name);
const cwdOf = (floor) => join(root, 'packages', floor);
const builds = {
  protocol: () => run(bin('tsup'), ['--silent'], cwdOf('protocol')),
  client: () => run(bin('tsup'), ['--silent'], cwdOf('client')),
  server: () => run(bin('tsup'), ['--silent'], cwdOf('server')),
  testing: () => run(bin('tsup'), ['--silent'], cwdOf('testing')),
  elements: () => {
    run(bin('tsup'), ['--silent'], cwdOf('elements'));
    run(bin('tsc'), ['-b', 'packages/elements'], root);
    cpSync(join(cwdOf('elements'), 'dist-types'), join(cwdOf('elements'), 'dist'), {
      recursive: true,
      filter: (path) => !path.endsWith('.d.ts.map'),
    });
    run(bin('cem'), ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'], cwdOf('elements'));
  },
  react: () => run(process.execPath, ['generate.mjs'], cwdOf('react')),
};

for (const [floor, build] of Object.entries(builds)) {
  const started = performance.now();
  build();
  process.stdout.write(`${floor} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
}
