import { newId, type Comment, type CrmEvent, type Person, type Thread } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCrmClient, type CrmClient, type CrmClientOptions } from './index.js';

/** What the server was asked. */
export interface Asked {
  readonly name: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** What it is to answer; without a status 200. */
export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

type Handler = (asked: Asked) => Reply | Promise<Reply>;

const read = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
};

/** The ground of the tests beside the code: a real HTTP server that speaks as much of the contract as a test needs. */
export class ContractServer {
  readonly asked: Asked[] = [];
  readonly #handlers = new Map<string, Handler>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #streams = new Set<ServerResponse>();
  readonly #log: CrmEvent[] = [];
  seq = 0;
  epoch = 'one';
  /** Cuts a stream after this many bytes, where it says a number. */
  cutAfter: () => number | undefined = () => undefined;

  static async start(): Promise<ContractServer> {
    const server = new ContractServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Answers `GET /threads`, the path without `/v1`; `*` stands for one segment. */
  on(name: string, handler: Handler): this {
    this.#handlers.set(name, handler);
    return this;
  }

  count(name: string): number {
    return this.asked.filter((asked) => asked.name === name).length;
  }

  get streams(): number {
    return this.#streams.size;
  }

  /** Puts an event into the log and onto every stream. */
  tell<T extends CrmEvent['type']>(type: T, entity: Extract<CrmEvent, { type: T }>['entity']): number {
    const event = {
      seq: ++this.seq,
      type,
      at: new Date(this.seq * 1000).toISOString(),
      actor: ivan,
      entity,
    } as CrmEvent;
    this.#log.push(event);
    for (const stream of this.#streams) stream.write(frame(event.type, event, event.seq));
    return event.seq;
  }

  raw(text: string): void {
    for (const stream of this.#streams) stream.write(text);
  }

  cut(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    const path = url.pathname.replace(/^\/v1/, '');
    const body = await read(request);
    const names = [path, path.replaceAll(/[0-9a-f-]{36}/g, '*')].map((each) => `${request.method ?? ''} ${each}`);
    const name = names.find((each) => this.#handlers.has(each)) ?? names[1] ?? '';
    const asked: Asked = { name, url, headers: request.headers, body };
    this.asked.push(asked);
    if (name === 'GET /events' && !this.#handlers.has(name)) return this.#stream(asked, response);
    const reply = (await this.#handlers.get(name)?.(asked)) ?? problem(404, 'not_found');
    if (response.destroyed) return;
    response.writeHead(reply.status ?? 200, {
      'content-type': (reply.status ?? 200) < 400 ? 'application/json' : 'application/problem+json',
      'crm-seq': String(this.seq), 'request-id': 'r-1', ...reply.headers,
    }); // prettier-ignore
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  }

  #stream({ headers }: Asked, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    const after = headers['last-event-id'] === undefined ? this.seq : Number(headers['last-event-id']);
    const limit = this.cutAfter();
    const missed = this.#log.filter(({ seq }) => seq > after).map((event) => frame(event.type, event, event.seq));
    const bytes = Buffer.from([frame('ready', { seq: after, epoch: this.epoch, head: this.seq }), ...missed].join(''));
    if (limit === undefined || limit >= bytes.length) response.write(bytes);
    else response.write(bytes.subarray(0, limit), () => response.destroy());
  }
}

const frame = (event: string, data: unknown, id?: number): string =>
  `${id === undefined ? '' : `id: ${String(id)}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

export const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Reply => ({
  status,
  headers,
  body: { type: 'about:blank', title: code, status, detail: `It is ${code}.`, code, requestId: 'r-9', ...more },
});

export const ivan: Person = { kind: 'user', id: 'ivan', name: 'Иван Петров' };

/** A moment, by its number. */
export const at = (second: number): string => new Date(Date.UTC(2026, 10, 1, 8, 0, second)).toISOString();

export const aThread = (fields: Partial<Thread> = {}): Thread => ({
  id: newId(), topic: 'Забавена доставка', topicId: null, description: null, status: 'new', visibility: 'internal',
  counterparty: null, author: ivan, participants: [ivan], lastActivityAt: at(0), unread: 0, followed: false, muted: false,
  counts: { comments: 0, communications: 0, tasks: 0, openTasks: 0, attachments: 0 },
  version: 1, createdAt: at(0), updatedAt: at(0), ...fields,
}); // prettier-ignore

export const aComment = (fields: Partial<Comment> = {}): Comment => ({
  id: newId(), threadId: newId(), body: { version: 1, blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'Да.' }] }] },
  visibility: 'internal', author: ivan, replyTo: null, files: [], editedAt: null, deletedAt: null,
  version: 1, createdAt: at(0), updatedAt: at(0), ...fields,
}); // prettier-ignore

/** A token that looks as the host's would. */
export const tokenOf = (claims: object): string =>
  ['{}', JSON.stringify(claims), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');

/** Runs a test against its own server and client, and ends both. */
export const withServer =
  (
    act: (ground: {
      server: ContractServer;
      client: CrmClient;
      make: (options?: Partial<CrmClientOptions>) => CrmClient;
    }) => Promise<void>,
  ) =>
  async (): Promise<void> => {
    const server = await ContractServer.start();
    const clients: CrmClient[] = [];
    const make = (options: Partial<CrmClientOptions> = {}): CrmClient => {
      const token = tokenOf({ sub: 'ivan', company: 'acme', role: 'member', name: 'Иван Петров' });
      const client = createCrmClient({ baseUrl: server.url, getToken: () => token, ...options });
      clients.push(client);
      return client;
    };
    try {
      await act({ server, client: make(), make });
    } finally {
      for (const client of clients) client.close();
      await server.close();
    }
  };

/** Waits until `check` holds, or tells what did not. */
export const until = async (check: () => boolean, what = String(check), withinMs = 5000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!check()) {
    if (Date.now() > end) assert.fail(`Not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
