import { cpSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { base } from '../../tsup.base.js';

export default defineConfig({
  ...base,
  platform: 'node',
  target: 'node22',
  // The worker stands beside the chunks, since it is started by its file.
  entry: { index: 'src/index.ts', 'pglite.worker': 'src/database/pglite.worker.ts' },
  dts: { entry: { index: 'src/index.ts' } },
  onSuccess: async () => {
    cpSync('src/database/migrations', 'dist/migrations', { recursive: true });
    await Promise.resolve();
  },
});
