import { defineConfig } from 'tsup';
import { base } from '../../tsup.base.js';

export default defineConfig({ ...base, platform: 'node', target: 'node20', entry: ['src/index.ts'], dts: true });
