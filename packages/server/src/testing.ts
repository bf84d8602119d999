import { randomUUID } from 'node:crypto';
import type { Role } from '@towerp/crm-protocol';
import { createCrm, type Crm, type CrmOptions } from './crm.js';
import type { Database } from './database/index.js';

// Tests look into answers of many shapes, and their claims check them.
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any;

/** What a call answered: its status, headers and JSON. */
export interface Called<T = Loose> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** An event or signal of a stream. */
export interface Streamed {
  readonly id: number | undefined;
  readonly event: string;
  readonly data: Record<string, Loose>;
}

export interface TestStream {
  readonly seen: readonly Streamed[];
  /** The first event of the type that fits, seen or to come. */
  next(type: string, fits?: (data: Loose) => boolean): Promise<Streamed>;
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

interface Who {
  readonly sub: string;
  readonly role: Role;
  readonly name?: string;
  readonly counterparty?: string;
}

const parseFrame = (frame: string): Streamed | undefined => {
  const fields = new Map(
    frame.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const id = fields.get('id');
  return {
    id: id === undefined ? undefined : Number(id),
    event: fields.get('event') ?? '',
    data: JSON.parse(data) as Streamed['data'],
  };
};

const readStream = (response: Response): TestStream => {
  const seen: Streamed[] = [];
  const waiting = new Set<() => void>();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const run = async (): Promise<void> => {
    let rest = '';
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return;
      const frames = (rest + chunk.value).split('\n\n');
      rest = frames.pop() ?? '';
      seen.push(...frames.map(parseFrame).filter((frame) => frame !== undefined));
      for (const look of waiting) look();
    }
  };
  return {
    seen,
    ended: run().catch(() => undefined),
    close: async () => {
      await reader?.cancel();
    },
    next: (type, fits = () => true) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No ${type} came; seen: ${seen.map(({ event }) => event).join(', ')}`));
        }, 10_000);
        const look = (): void => {
          const found = seen.find(({ event, data }) => event === type && fits(data));
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
};

/** One person who calls the backend. */
export class TestPerson {
  readonly who: Who;
  readonly #crm: Crm;
  readonly #token: Promise<string>;

  constructor(crm: Crm, company: string, who: Who) {
    this.#crm = crm;
    this.who = who;
    this.#token = crm.auth.issue({ company, ...who }, 30 * 86_400).then(({ token }) => token);
  }

  async call<T = Loose>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Called<T>> {
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await this.#crm.fetch(
      new Request(`http://crm.test/v1${path}`, {
        method,
        ...init,
        headers: { Authorization: `Bearer ${await this.#token}`, ...type, ...headers },
      }),
    );
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as T,
    };
  }

  /** Sends a request as it stands, for what is not JSON. */
  async send(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await this.#token}`);
    return this.#crm.fetch(new Request(`http://crm.test/v1${path}`, { ...init, headers }));
  }

  get = <T = Loose>(path: string) => this.call<T>('GET', path);
  post = <T = Loose>(path: string, body: unknown, headers?: Record<string, string>) =>
    this.call<T>('POST', path, body, headers);
  put = <T = Loose>(path: string, body: unknown, headers?: Record<string, string>) =>
    this.call<T>('PUT', path, body, headers);
  patch = <T = Loose>(path: string, body: unknown, headers?: Record<string, string>) =>
    this.call<T>('PATCH', path, body, headers);
  delete = <T = Loose>(path: string, headers?: Record<string, string>) =>
    this.call<T>('DELETE', path, undefined, headers);

  async stream(since?: number | string): Promise<TestStream> {
    const query = since === undefined ? '' : `?since=${String(since)}`;
    const response = await this.#crm.fetch(
      new Request(`http://crm.test/v1/events${query}`, { headers: { Authorization: `Bearer ${await this.#token}` } }),
    );
    if (response.status !== 200)
      throw new Error(`The stream answered ${String(response.status)}: ${await response.text()}`);
    return readStream(response);
  }
}

/** A backend for tests, and people of one fresh company who call it. */
export interface TestCrm {
  readonly crm: Crm;
  readonly company: string;
  readonly service: TestPerson;
  person(sub: string, role?: Role, more?: { name?: string; counterparty?: string }): TestPerson;
}

/** Makes a backend, or another company of one, on a test database; companies keep tests apart. */
export const testCrm = async (
  database: Database,
  options: Partial<CrmOptions> & { crm?: Crm } = {},
): Promise<TestCrm> => {
  const crm =
    options.crm ??
    (await createCrm({ database, secret: 'a secret of the tests, 32 bytes long', rateLimit: 0, ...options }));
  const company = `company-${randomUUID().slice(0, 8)}`;
  const person = (
    sub: string,
    role: Role = 'member',
    more: { name?: string; counterparty?: string } = {},
  ): TestPerson => new TestPerson(crm, company, { sub, role, ...more });
  const service = person('erp', 'service', { name: 'TOWERP' });
  await service.get('/me');
  return { crm, company, service, person };
};
