import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bundleElements } from './bundle.js';
import { newOrderPage } from './new-order-page.js';
import type { DemoPort } from './demo-port.js';
import { erpRoutes, policy } from './erp-routes.js';
import { orderPage } from './page.js';
import { settingOf } from './setting.js';

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

const example = (path: string): Promise<Uint8Array> => readFile(new URL(`../../${path}`, import.meta.url));

const pages = async (options: DemoOptions): Promise<Hono> => {
  const { port, today } = options;
  const bundle = await bundleElements();
  const files = new Map<string, Uint8Array>([
    ...bundle,
    ['order-page.css', await example('order-page/order-page.css')],
    ['order-page.js', await example('order-page/order-page.js')],
    ['crm-module.css', await example('crm-module/crm-module.css')],
    ['crm-module.js', await example('crm-module/crm-module.js')],
    ['portal.css', await example('customer-portal/portal.css')],
    ['portal.js', await example('customer-portal/portal.js')],
  ]);
  const whole = new Map([
    ['/crm', await example('crm-module/index.html')],
    ['/portal', await example('customer-portal/index.html')],
  ]);
  const app = new Hono();
  for (const [path, page] of [
    ['/', orderPage],
    ['/new-order', newOrderPage],
  ] as const)
    app.get(path, (c) => {
      c.header('Content-Security-Policy', policy);
      return c.html(page(settingOf(c.req.query(), today)));
    });
  for (const [path, page] of whole)
    app.get(path, (c) => {
      c.header('Content-Security-Policy', policy);
      return c.html(new TextDecoder().decode(page));
    });
  app.route('/', erpRoutes(options));
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
