import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { CrmClient } from '@towerp/crm-client';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChrome } from '../../tools/find-chrome.mjs';
import type { TestCrm } from '@towerp/crm-testing';

declare global {
  /** What a page of these tests offers. */
  var sdk: CrmClient;
  var failures: string[];
  var who: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A host that is not this machine's own name: its pages have no Web Locks, as on a plain-HTTP intranet. */
export const intranet = 'erp.factory';

const script = `
  import { createCrmClient } from '@towerp/crm-client';
  globalThis.who = new URLSearchParams(location.search).get('as') ?? 'maria';
  globalThis.failures = [];
  globalThis.sdk = createCrmClient({
    baseUrl: '/api',
    getToken: async () => (await fetch('/token?sub=' + who)).text(),
    logger: { warn: (message, details) => failures.push(message + ' ' + details) },
  });
`;

const bundled = async (): Promise<Map<string, string>> => {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: root, loader: 'ts' },
    bundle: true, splitting: true, format: 'esm', target: 'es2022', outdir: '/', write: false,
    conditions: ['towerp-source'], define: { 'process.env.NODE_ENV': '"production"' },
  }); // prettier-ignore
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
};

/** The SDK in real pages, in front of the real backend over HTTP/1.1. */
export class PageGround {
  readonly #crm: TestCrm;
  readonly #files: Map<string, string>;
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();
  /** Every mutation that reached the server, by its idempotency key. */
  readonly keys: string[] = [];
  #browsers: { close(): Promise<void> }[] = [];

  private constructor(crm: TestCrm, files: Map<string, string>) {
    this.#crm = crm;
    this.#files = files;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  static async start(crm: TestCrm): Promise<PageGround> {
    const ground = new PageGround(crm, await bundled());
    await new Promise<void>((resolve) => ground.#server.listen(0, '127.0.0.1', resolve));
    return ground;
  }

  /** How many streams are open. */
  get streams(): number {
    return this.#streams.size;
  }

  url(host = '127.0.0.1', as = 'maria'): string {
    return `http://${host}:${String((this.#server.address() as AddressInfo).port)}/?as=${as}`;
  }

  async browser(): Promise<Browser> {
    const { executablePath, args } = await findChrome();
    const browser = await chromium.launch({ executablePath, args: [...args, `--host-resolver-rules=MAP ${intranet} 127.0.0.1`] }); // prettier-ignore
    this.#browsers.push(browser);
    return browser;
  }

  /** A browser with its profile in a folder, as a person's is; `kill` ends it as a power cut would. */
  async profile(folder: string): Promise<{ context: BrowserContext; kill: () => void }> {
    const { executablePath, args } = await findChrome();
    const child = spawn(
      executablePath,
      [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const url = await new Promise<string>((resolve) => {
      let told = '';
      child.stderr.on('data', (data: Buffer) => {
        told += data.toString();
        const address = /ws:\/\/\S+/.exec(told)?.[0];
        if (address) resolve(address);
      });
    });
    const browser = await chromium.connectOverCDP(url);
    const kill = (): void => void child.kill('SIGKILL');
    this.#browsers.push({ close: () => Promise.resolve(kill()) });
    return { context: browser.contexts()[0] ?? (await browser.newContext()), kill };
  }

  async open(context: BrowserContext, host?: string, as?: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(this.url(host, as));
    await page.waitForFunction('globalThis.sdk');
    return page;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#browsers.map((browser) => browser.close()));
    this.#browsers = [];
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://page.test');
    if (url.pathname === '/token') {
      response.end(await this.#crm.tokenFor(url.searchParams.get('sub') ?? ''));
    } else if (url.pathname.startsWith('/api/')) await this.#forward(request, response, url);
    else {
      const file = this.#files.get(url.pathname === '/client.js' ? '/stdin.js' : url.pathname);
      // A bundler may leave a part empty.
      response.setHeader('content-type', file !== undefined ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(file ?? '<!doctype html><title>Поръчка</title><script type="module" src="/client.js"></script>');
    }
  }

  async #forward(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const abort = new AbortController();
    response.on('close', () => { abort.abort(); }); // prettier-ignore
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const answer = await this.#crm.fetch(`${this.#crm.baseUrl}${url.pathname.slice('/api'.length)}${url.search}`, {
      method: request.method ?? 'GET',
      headers: request.headers as Record<string, string>,
      signal: abort.signal,
      ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' } : {}),
    } as RequestInit);
    const key = request.headers['idempotency-key'];
    if (answer.ok && typeof key === 'string') this.keys.push(key);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.flushHeaders();
    if (url.pathname.endsWith('/events') && !response.destroyed) {
      this.#streams.add(response);
      response.on('close', () => this.#streams.delete(response));
    }
    if (!answer.body) return void response.end();
    for await (const chunk of answer.body) response.write(chunk);
    response.end();
  }
}

/** Waits until something holds. */
export const until = async (
  check: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 10_000,
): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > end) assert.fail(`Not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
