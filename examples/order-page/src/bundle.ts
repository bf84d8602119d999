import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The script that a page embeds and the chunks that it loads later, by file name. */
export const bundleElements = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const { outputFiles } = await build({
    entryPoints: { 'towerp-crm': `${root}packages/elements/src/embed.ts` },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    chunkNames: 'towerp-crm-[hash]',
    write: false,
    conditions: ['towerp-source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: `${root}tsconfig.base.json`,
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.replaceAll('\\', '/').replace(/^.*\//, ''), contents]));
};
