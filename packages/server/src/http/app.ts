import { randomUUID } from 'node:crypto';
import type { Route } from '@towerp/crm-protocol';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { forbidden, Refusal, type Caller } from '../access/index.js';
import { Changes, gone, type Subscription, type Write } from '../changes/index.js';
import type { Database } from '../database/index.js';
import type { Auth, Claims } from './auth.js';
import type { Binder, OpenWork, Operation, RawContext, RawWork, Sees } from './bind.js';
import { corsHeaders, preflight } from './cors.js';
import { docsResponse } from './docs.js';
import { hashOf, InFlight, type Keyed } from './idempotency.js';
import { readInput, readParams, readQueryOf } from './input.js';
import { RateLimit } from './limits.js';
import type { Metrics } from './metrics.js';
import { openApiOf } from './openapi.js';
import { admitted, perform, runRead, runWrite, type Admission, type Answer, type Asked } from './operations.js';
import { problemResponse, refusalOf } from './problem.js';
import { Router, type Match } from './router.js';

export interface HttpPorts {
  readonly database: Database;
  readonly auth: Auth;
  readonly admission: Admission;
  readonly clock: () => Date;
  readonly subscriptions: readonly Subscription[];
  /** Called after a commit that brought events. */
  readonly moved: (company: string, seq: number) => void;
  /** Whether this node and the others hear of each other at the moment. */
  readonly isHeard: () => boolean;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly corsOrigins: readonly string[];
  readonly rateLimit: number;
}

/** Where a request comes from. */
export interface From {
  /** Whether it was sent on this very machine, to no proxy. */
  readonly isLocal: boolean;
}

/** The id by which a proxy or a client knows the request, where it is fit for a log; else a new one. */
const requestIdOf = ({ headers }: Request): string => {
  const given = headers.get('request-id') ?? headers.get('x-request-id') ?? '';
  return /^[\w.:=+/-]{1,128}$/.test(given) ? given : randomUUID();
};

/** One request on its way. */
interface Trace extends From {
  readonly requestId: string;
  /** The path as the protocol writes it, once it is known. */
  route: string;
  /** Who asks, once that is known. */
  claims: Claims | undefined;
}

const prefix = '/v1';

const responseOf = (answer: Answer): Response => {
  const headers: Record<string, string> = { 'Crm-Seq': String(answer.seq), ...answer.headers };
  if (answer.body !== null) headers['Content-Type'] = 'application/json; charset=utf-8';
  if (answer.isReplayed) headers['Idempotent-Replayed'] = 'true';
  return new Response(answer.body, { status: answer.status, headers });
};

/** The HTTP side: binds the protocol's operations, and answers requests. */
export class Http implements Binder {
  readonly #ports: HttpPorts;
  readonly #router = new Router<Operation>();
  readonly #inFlight = new InFlight();
  readonly #limit: RateLimit;
  readonly #origins: ReadonlySet<string>;
  readonly #app = new Hono();

  constructor(ports: HttpPorts) {
    this.#ports = ports;
    this.#limit = new RateLimit(ports.rateLimit);
    this.#origins = new Set(ports.corsOrigins);
    const document = { value: '' };
    this.#app.get('/healthz', (c) => c.json({ status: 'ok' }));
    this.#app.get('/readyz', () => this.#ready());
    this.#app.get(`${prefix}/openapi.json`, (c) => {
      document.value ||= JSON.stringify(openApiOf());
      return c.body(document.value, 200, { 'Content-Type': 'application/json; charset=utf-8' });
    });
    this.#app.get(`${prefix}/docs`, () => docsResponse());
    this.#app.get('/metrics', (c) => {
      if (!(c.env as Trace).isLocal) throw new Refusal('not_found', 'There is no such path.');
      return ports.metrics.response();
    });
    this.#app.all('*', (c) => this.#answer(c.req.raw, c.env as Trace));
    // Hono would answer errors itself; they are problems of the contract.
    this.#app.onError((error) => {
      throw error;
    });
  }

  read(route: never, ...rest: readonly unknown[]): void {
    this.#bind('read', route, rest);
  }

  write(route: never, ...rest: readonly unknown[]): void {
    this.#bind('write', route, rest);
  }

  raw(route: never, work: RawWork): void {
    this.#bind('raw', route, [work]);
  }

  open(route: never, work: OpenWork): void {
    this.#bind('open', route, [work]);
  }

  /** The caller that a token names, as it stands now; for operations that answer by themselves. */
  admitted(claims: Claims): Promise<Caller> {
    return admitted(this.#ports, claims, () =>
      this.#ports.database.read(claims, async (sql) => (await this.#ports.admission.enter(sql, claims)).caller),
    );
  }

  /** Runs a write that notifies nobody and leaves nothing unread, for operations that answer by themselves. */
  async quietly(claims: Claims, work: (write: Write) => Promise<void>): Promise<number> {
    const answer = await admitted(this.#ports, claims, () =>
      this.#ports.database.write(claims, async (sql) => {
        const { caller } = await this.#ports.admission.enter(sql, claims);
        const now = this.#ports.clock().toISOString();
        const write: Write = { sql, caller, now, changes: new Changes(), isQuiet: true, ifMatch: null };
        return perform(this.#ports.subscriptions, write, async () => {
          await work(write);
          return gone;
        });
      }),
    );
    if (answer.events > 0) this.#ports.moved(claims.company, answer.seq);
    for (const act of answer.acts ?? []) act();
    return answer.seq;
  }

  /** Answers one request of the web's standard kind. */
  async fetch(request: Request, { isLocal }: From = { isLocal: false }): Promise<Response> {
    const requestId = requestIdOf(request);
    const trace: Trace = { requestId, isLocal, route: 'none', claims: undefined };
    const origin = request.headers.get('origin');
    const began = performance.now();
    let response: Response;
    const path = new URL(request.url).pathname;
    if (request.method === 'OPTIONS') response = preflight(path, origin, this.#origins);
    else response = await this.#guarded(request, trace);
    const headers = new Headers(response.headers);
    headers.set('Request-Id', requestId);
    headers.set('X-Content-Type-Options', 'nosniff');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    for (const [name, value] of Object.entries(corsHeaders(origin, this.#origins))) headers.set(name, value);
    const { status } = response;
    const ms = Math.round(performance.now() - began);
    const { method } = request;
    this.#ports.metrics.answered({ method, route: trace.route, status, seconds: ms / 1000 });
    const { company, sub, role } = trace.claims ?? {};
    const seq = Number(headers.get('crm-seq') ?? Number.NaN);
    const who = company === undefined ? {} : { company, sub, role };
    this.#ports.log.info({ requestId, ...who, method, path, status, ms, ...(seq >= 0 ? { seq } : {}) }, 'answered');
    return new Response(request.method === 'HEAD' ? null : response.body, { status, headers });
  }

  async #guarded(request: Request, trace: Trace): Promise<Response> {
    try {
      return await this.#app.fetch(request, trace);
    } catch (error) {
      const refusal = refusalOf(error);
      const { requestId } = trace;
      if (refusal.code === 'internal') this.#ports.log.error({ requestId, err: error }, 'unexpected error');
      return problemResponse(refusal, requestId);
    }
  }

  #bind(mode: Operation['mode'], route: never, rest: readonly unknown[]): void {
    const work = rest.at(-1) as Operation['work'];
    const sees = rest.length > 1 ? (rest[0] as Sees<never, unknown>) : undefined;
    this.#router.add(route, { mode, sees: sees as Operation['sees'], work });
  }

  async #ready(): Promise<Response> {
    await this.#ports.database.read({ company: '' }, (sql) => sql.query('select 1'));
    // A node that hears nothing of the others still serves: its streams look for what is new by themselves.
    return Response.json({ status: 'ready', bus: this.#ports.isHeard() ? 'connected' : 'away' });
  }

  #match(method: string, pathname: string): Match<Operation> & { found: true } {
    const path = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : undefined;
    let match = path === undefined ? undefined : this.#router.match(method, path);
    if (path !== undefined && !match?.found && method === 'HEAD') match = this.#router.match('GET', path);
    if (!match || (!match.found && match.allowed.length === 0))
      throw new Refusal('not_found', 'There is no such path.');
    if (!match.found)
      throw new Refusal('method_not_allowed', `Allowed here: ${match.allowed.join(', ')}.`, {
        headers: { Allow: match.allowed.join(', ') },
      });
    return match;
  }

  async #answer(request: Request, trace: Trace): Promise<Response> {
    const url = new URL(request.url);
    const { route, target: operation, params } = this.#match(request.method, url.pathname);
    trace.route = route.path;
    if (operation.mode === 'open')
      return (operation.work as unknown as OpenWork)(request, this.#raw(route, params, trace, url));
    const claims = await this.#ports.auth.authenticate(request);
    trace.claims = claims;
    this.#limit.spend(claims);
    if (operation.mode === 'raw' && route.roles && !route.roles.includes(claims.role)) throw forbidden();
    if (operation.mode === 'raw') {
      readQueryOf(route, url.search);
      const work = operation.work as unknown as RawWork;
      const response = await work(request, claims, this.#raw(route, params, trace, url));
      // What nobody reads must not stay open.
      if (request.method === 'HEAD') await response.body?.cancel();
      return response;
    }
    const input = await readInput(route, request, url.search);
    const ifMatch = request.headers.get('if-match');
    const asked = { route, operation, claims, params: readParams(route, params), input, ifMatch, keyed: undefined };
    if (operation.mode === 'read') return responseOf(await runRead(this.#ports, asked));
    return this.#mutate(request, url, asked);
  }

  #raw(route: Route, params: Record<string, string>, { requestId }: Trace, url: URL): RawContext {
    return { requestId, url, params: readParams(route, params) as Record<string, string> };
  }

  async #mutate(request: Request, url: URL, asked: Asked): Promise<Response> {
    const { claims, input } = asked;
    const { key } = input;
    const keyed: Keyed | undefined =
      key === undefined
        ? undefined
        : {
            company: claims.company,
            sub: claims.sub,
            key,
            request: `${request.method} ${url.pathname}${url.search}`,
            bodyHash: hashOf(input.bytes),
          };
    const run = (): Promise<Answer> => runWrite(this.#ports, { ...asked, keyed });
    const answer = await (keyed ? this.#inFlight.only(keyed, run) : run());
    for (const act of answer.acts ?? []) act();
    if (answer.events > 0) this.#ports.moved(claims.company, answer.seq);
    return responseOf(answer);
  }
}
