import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { demoOrderLines, demoPeople, type DemoPerson } from '@towerp/demo-company';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { bundleElements } from './bundle.js';
import { crmPage, crmViews } from './crm-page.js';
import { newOrderPage } from './new-order-page.js';
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
  view: z.catch(z.enum(crmViews), 'threads'),
});

const personOf = (id: string | undefined): DemoPerson | undefined => demoPeople.find((person) => person.id === id);

const Order = z.object({
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  title: z.string().check(z.minLength(1), z.maxLength(300)),
  thread: z.optional(z.string()),
});

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
    const { user, lang, theme, view } = Setting.parse(query);
    const person = personOf(user) ?? demoPeople[0];
    if (!person) throw new Error('The demo has no people.');
    return { person, language: lang, theme, today, view };
  };
  for (const [path, page] of [
    ['/', orderPage],
    ['/crm', crmPage],
    ['/new-order', newOrderPage],
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
  // The ERP's own backend: it saves the order, and tells the CRM of it with the thread that was picked in the form.
  app.post('/demo/orders', async (c) => {
    const { success, data } = Order.safeParse(await c.req.json().catch(() => undefined));
    if (!success) return c.json({ error: 'An order needs a number and a title.' }, 422);
    const { number, title, thread } = data;
    const token = await port.tokenOf({ id: 'module', name: 'TOWERP', role: 'service' });
    const body = {
      number, title, status: 'new', counterpartyId: demoOrderLines.counterparty.id, ...(thread ? { threadIds: [thread] } : {}),
    }; // prettier-ignore
    const { ok } = await port.crm.fetch(
      new Request(`http://crm.demo/v1/records/client_order/${encodeURIComponent(number)}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      }),
    ); // prettier-ignore
    return ok ? c.json({ record: `client_order:${number}` }) : c.json({ error: 'The CRM did not take it.' }, 502);
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
