import { cpSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { base } from '../../tsup.base.js';

export default defineConfig({
  ...base,
  platform: 'node',
  target: 'node22',
  // The workers stand beside the chunks, since they are started by their files.
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli.ts',
    'pglite.worker': 'src/database/pglite.worker.ts',
    'thumbnail.worker': 'src/files/thumbnail.worker.ts',
  },
  dts: { entry: { index: 'src/index.ts' } },
  onSuccess: async () => {
    cpSync('src/database/migrations', 'dist/migrations', { recursive: true });
    await Promise.resolve();
  },
});
