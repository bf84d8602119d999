import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { DemoCaller, DemoPort } from '@towerp/order-page';
import { build } from 'esbuild';
import { Hono } from 'hono';

export interface GalleryOptions {
  readonly port: DemoPort;
  /** The port to listen on; 0 takes a free one. */
  readonly listenOn: number;
}

export interface Gallery {
  readonly url: string;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const asset = (name: string): Promise<Uint8Array> => readFile(new URL(`../${name}`, import.meta.url));

const maria = { id: 'm.stoyanova', name: 'Мария Стоянова', role: 'member' } as const;
/** Whom the page may be: of the demo company, of one in which nothing is, and of one with a single new thread. */
const callers: Readonly<Record<string, DemoCaller>> = {
  member: maria,
  admin: { id: 'o.karadzhov', name: 'Огнян Караджов', role: 'admin' },
  portal: { id: 'portal:d.krasteva', name: 'Десислава Кръстева', role: 'portal', counterpartyId: '10001' },
  empty: { ...maria, company: 'gallery-empty' },
  fresh: { ...maria, company: 'gallery-fresh' },
};

const bundle = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: [`${root}examples/gallery/src/page.ts`],
    bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', outdir: '/', write: false,
    conditions: ['towerp-source'], define: { 'process.env.NODE_ENV': '"production"' }, tsconfig: `${root}tsconfig.base.json`,
  }); // prettier-ignore
  return new Map(outputFiles.map(({ path, text }) => [path.replaceAll('\\', '/').replace(/^.*\//, ''), text]));
};

const typeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css' : name.endsWith('.js') ? 'text/javascript' : 'text/html';

/** A company comes into being with the first request of its service. */
const openCompany = async ({ crm, tokenOf }: DemoPort, company: string): Promise<void> => {
  const authorization = `Bearer ${await tokenOf({ id: 'gallery', name: 'TOWERP', role: 'service', company })}`;
  await crm.fetch(new Request('http://crm.gallery/v1/me', { headers: { authorization } }));
};

/** Serves a page with every element in every state, and the backend that it talks to, on this machine only. */
export const serveGallery = async ({ port, listenOn }: GalleryOptions): Promise<Gallery> => {
  for (const { company } of Object.values(callers)) if (company) await openCompany(port, company);
  const files = new Map<string, string | Uint8Array>([
    ...(await bundle()),
    ['gallery.css', await asset('gallery.css')],
    ['', await asset('gallery.html')],
  ]);
  const app = new Hono();
  app.get('/', (c) => c.redirect('/gallery/'));
  app.get('/gallery/token', async (c) => {
    const caller = callers[c.req.query('as') ?? ''];
    c.header('Cache-Control', 'no-store');
    return caller ? c.text(await port.tokenOf(caller)) : c.text('Nobody.', 404);
  });
  app.get('/gallery/:file{.*}', (c) => {
    const name = c.req.param('file');
    const contents = files.get(name);
    if (contents === undefined) return c.notFound();
    c.header('Content-Type', `${typeOf(name)}; charset=utf-8`);
    return c.body(typeof contents === 'string' ? contents : new Uint8Array(contents).buffer);
  });
  app.all('/api/crm/*', (c) => {
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice('/api/crm'.length);
    return port.crm.fetch(new Request(url, c.req.raw));
  });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listenOn, 'localhost', resolve);
  });
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/gallery/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
