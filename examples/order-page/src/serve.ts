import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { demoPeople, type DemoPerson } from '@towerp/demo-company';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { bundleElements } from './bundle.js';
import { crmPage } from './crm-page.js';
import type { DemoPort } from './demo-port.js';
import { orderPage, type PageSetting } from './page.js';

export interface DemoOptions {
  readonly port: DemoPort;
  /** The port to listen on; 0 takes a free one. */
  readonly listenOn: number;
  readonly today: Date;
}

export interface Demo {
  readonly url: string;
  close(): Promise<void>;
}

const asset = (name: string): Promise<Uint8Array> => readFile(new URL(`../${name}`, import.meta.url));

const Setting = z.object({
  user: z.catch(z.string(), ''),
  lang: z.catch(z.enum(['bg', 'en']), 'bg'),
  theme: z.catch(z.enum(['auto', 'light', 'dark']), 'auto'),
});

const personOf = (id: string | undefined): DemoPerson | undefined => demoPeople.find((person) => person.id === id);

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html ProseMirrorClipboard; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const pages = async ({ port, today }: DemoOptions): Promise<Hono> => {
  const bundle = await bundleElements();
  const files = new Map<string, Uint8Array>([
    ...bundle,
    ['order-page.css', await asset('order-page.css')],
    ['order-page.js', await asset('order-page.js')],
  ]);
  const app = new Hono();
  const settingOf = (query: Record<string, string>): PageSetting => {
    const { user, lang, theme } = Setting.parse(query);
    const person = personOf(user) ?? demoPeople[0];
    if (!person) throw new Error('The demo has no people.');
    return { person, language: lang, theme, today };
  };
  for (const [path, page] of [
    ['/', orderPage],
    ['/crm', crmPage],
  ] as const)
    app.get(path, (c) => {
      c.header('Content-Security-Policy', policy);
      return c.html(page(settingOf(c.req.query())));
    });
  app.get('/demo/people', (c) => c.json(demoPeople));
  app.get('/demo/token', async (c) => {
    const person = personOf(c.req.query('user'));
    c.header('Cache-Control', 'no-store');
    return person ? c.json({ token: await port.tokenOf(person) }) : c.json({ error: 'No such person.' }, 404);
  });
  app.all('/api/crm/*', (c) => {
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice('/api/crm'.length);
    return port.crm.fetch(new Request(url, c.req.raw));
  });
  // The API stands where `serve` has it too, for tools that know the contract.
  app.all('/v1/*', (c) => port.crm.fetch(c.req.raw));
  app.get('/:file', (c) => {
    const name = c.req.param('file');
    const contents = files.get(name);
    if (!contents) return c.notFound();
    c.header('Content-Type', name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8');
    c.header('Cache-Control', /-[A-Z0-9]{8}\.js$/.test(name) ? 'max-age=31536000, immutable' : 'no-cache');
    return c.body(new Uint8Array(contents).buffer);
  });
  return app;
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve((server.address() as AddressInfo).port));
  });

/** Serves the order page, the elements that it embeds, and the backend that they talk to, on this machine only. */
export const serveDemo = async (options: DemoOptions): Promise<Demo> => {
  const app = await pages(options);
  const server = createServer(getRequestListener(app.fetch));
  const taken = await listen(server, options.listenOn);
  return {
    url: `http://localhost:${String(taken)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
