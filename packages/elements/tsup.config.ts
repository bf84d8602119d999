import { defineConfig } from 'tsup';
import { base } from '../../tsup.base.js';

const entry = ['src/**/*.ts', '!src/**/*.test.ts'];

export default defineConfig([
  // The module graph is kept as written, so that "sideEffects" can name the files that register; its types come from tsc.
  { ...base, entry, bundle: false, splitting: false, dts: false },
  {
    ...base,
    entry: { 'cdn/towerp-crm': 'src/embed.ts' },
    clean: false,
    dts: false,
    minify: true,
    platform: 'browser',
    // Bulgarian words would otherwise weigh three times as much.
    esbuildOptions: (options) => {
      options.charset = 'utf8';
    },
    noExternal: [/.*/],
  },
]);
