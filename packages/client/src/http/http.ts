import type { Problem, Route, RouteAnswer, RouteBody, RouteParams, RouteQuery } from '@towerp/crm-protocol';
import { fillPath, newId, writeQuery } from '@towerp/crm-protocol/words';
import ky, { isHTTPError, isTimeoutError, NetworkError as KyNetworkError, type HTTPError, type KyInstance } from 'ky';
import {
  ContractError,
  CrmError,
  errorOfProblem,
  InternalError,
  isOutgrown,
  NetworkError,
  TimeoutError,
  UpgradeRequiredError,
} from '../errors/index.js';
import { behind } from './behind.js';
import type { Call } from './calls.js';
import type { Tokens } from './tokens.js';

type Part<R extends Route, K extends 'params' | 'query' | 'body', T> = R[K] extends object ? T : object;

/** What a call takes: the route's own parameters, query and body, and how it is to be sent. */
export type CallInput<R extends Route> = Part<R, 'params', { params: RouteParams<R> }> &
  Part<R, 'query', { query?: RouteQuery<R> | undefined }> &
  Part<R, 'body', { body: RouteBody<R> }> &
  Sending;

/** How a single call is sent. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** The version that is to be changed: another one stands → `StaleError`. */
  readonly ifMatch?: number | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** How a call is sent beside what its caller may say. */
interface Sending extends CallOptions {
  /** How often it is sent again, instead of the client's own `maxRetries`. */
  readonly retries?: number | undefined;
  /** Asked once a token is there: what is no longer wanted is not sent. */
  readonly isWanted?: (() => boolean) | undefined;
}

/** An answer with its place in the company's sequence: exactly the events up to `seq` are in it. */
export interface Answer<T> {
  readonly value: T;
  readonly seq: number;
}

/** An answer with what the response said beside it. */
export interface Responded<T> extends Answer<T> {
  readonly status: number;
  readonly requestId: string | undefined;
}

/** All that a room needs of the network. */
export interface Http {
  call<R extends Route>(route: Call<R>, input: CallInput<R>): Promise<Responded<RouteAnswer<R>>>;
  /** Sends what no answer of a route describes, once: the parts of a file. */
  raw(path: string, request: RawRequest): Promise<Response>;
  /** The whole address of a path on the server. */
  href(path: string): string;
}

export interface RawRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: Blob | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpOptions {
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

interface Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly retries: number | undefined;
}

const loadAnswers = behind(() => import('./answers.js'));

/** Calls routes over HTTP: authorised, retried where that is safe, answers checked against the contract. */
export class HttpClient implements Http {
  readonly #options: HttpOptions;
  readonly #ky: KyInstance;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#ky = ky.create({
      fetch: async (input, init) => {
        try {
          return await options.fetch(input, init);
        } catch (cause) {
          // Ky knows network failures by their wording; whatever a fetch rejects with is one, unless it was aborted.
          const sent = input as globalThis.Request;
          throw sent.signal.aborted ? cause : new KyNetworkError(sent, { cause: cause as Error });
        }
      },
      timeout: options.timeoutMs,
      retry: {
        limit: options.maxRetries,
        // Every mutation carries an idempotency key, so sending it again cannot take effect twice.
        methods: ['get', 'post', 'put', 'patch', 'delete'],
        statusCodes: [409, 429, 503],
        afterStatusCodes: [409, 429, 503],
        shouldRetry: ({ error }) => (isHTTPError(error) && !isWorthWaiting(error) ? false : undefined),
        jitter: true,
      },
    });
  }

  call<R extends Route>(route: Call<R>, input: CallInput<R>): Promise<Responded<RouteAnswer<R>>> {
    const request = this.#request(route, input as CallInput<Route>);
    // What reads the answer comes while the call is on its way; whoever needs it hears where it did not.
    loadAnswers().catch(() => {});
    return this.#authorised((token) => {
      if ((input as Sending).isWanted?.() === false) throw new NetworkError();
      return this.#send(route, request, token);
    });
  }

  raw(path: string, { method, headers, body, signal }: RawRequest): Promise<Response> {
    return this.#authorised(async (token) => {
      const sent = this.#ky(this.href(`/v1${path}`), {
        method,
        headers: { ...headers, authorization: `Bearer ${token}` },
        // A part of a file takes as long as its line needs.
        timeout: false,
        retry: 0,
        ...(body ? { body } : {}),
        ...(signal ? { signal } : {}),
      });
      return sent.catch(async (error: unknown) => {
        throw signal?.aborted ? error : await this.#errorOf(error);
      });
    });
  }

  href(path: string): string {
    return `${this.#options.baseUrl.replace(/\/+$/, '')}${path}`;
  }

  async #authorised<T>(send: (token: string) => Promise<T>): Promise<T> {
    const tokens = this.#options.tokens;
    const token = await tokens.get();
    try {
      return await send(token);
    } catch (error) {
      if (!(error instanceof CrmError) || error.status !== 401) throw error;
    }
    return send(await tokens.renew(token)).catch((error: unknown) => {
      if (error instanceof CrmError && error.status === 401) tokens.refused(error);
      throw error;
    });
  }

  #request(
    route: Pick<Route, 'method' | 'path'>,
    input: { params?: object; query?: object; body?: unknown } & Sending,
  ): Request {
    const path = fillPath(route.path, input.params as Record<string, string> | undefined);
    const query = writeQuery((input.query ?? {}) as Parameters<typeof writeQuery>[0]);
    const isMutation = route.method !== 'GET';
    return {
      url: this.href(`/v1${path}${query && `?${query}`}`),
      method: route.method,
      headers: {
        accept: 'application/json',
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(isMutation ? { 'idempotency-key': input.idempotencyKey ?? newId() } : {}),
        ...(input.ifMatch === undefined ? {} : { 'if-match': `"${String(input.ifMatch)}"` }),
      },
      body: input.body === undefined ? undefined : JSON.stringify(input.body),
      signal: input.signal,
      retries: input.retries,
    };
  }

  async #send<R extends Route>(route: Call<R>, request: Request, token: string): Promise<Responded<RouteAnswer<R>>> {
    const { url, signal, body, headers, method, retries } = request;
    const sent = this.#ky(url, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
      ...(retries === undefined ? {} : { retry: { limit: retries } }),
    });
    let response: Response;
    let text: string;
    try {
      response = await sent;
      text = await sent.text();
    } catch (error) {
      throw signal?.aborted ? error : await this.#errorOf(error);
    }
    this.#options.tokens.accepted();
    const { status, headers: told } = response;
    return {
      value: await this.#read(route, response, text),
      seq: Number(told.get('crm-seq') ?? 0),
      status,
      requestId: told.get('request-id') ?? undefined,
    };
  }

  async #read<R extends Route>(route: Call<R>, response: Response, text: string): Promise<RouteAnswer<R>> {
    if (!route.answer) return undefined as RouteAnswer<R>;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // What is no JSON is no answer, which every route refuses.
    }
    const parsed = (await loadAnswers()).answers[route.answer].safeParse(json);
    if (parsed.success) return parsed.data as RouteAnswer<R>;
    const { status, headers } = response;
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    const detail = `${route.path} answered something else at ${path}.`;
    throw new ContractError({
      status, requestId: headers.get('request-id') ?? undefined, path, detail, cause: parsed.error,
    }); // prettier-ignore
  }

  async #errorOf(error: unknown): Promise<unknown> {
    if (isTimeoutError(error)) return new TimeoutError(error);
    if (!isHTTPError(error)) return new NetworkError(error);
    const { status, headers } = error.response;
    if (isOutgrown(status)) return new UpgradeRequiredError(status);
    const retryAfterMs = Number(headers.get('retry-after') ?? NaN) * 1000 || undefined;
    const problem = (await loadAnswers()).answers.problem.safeParse(error.data);
    if (problem.success) return errorOfProblem(problem.data, { retryAfterMs });
    const requestId = headers.get('request-id') ?? undefined;
    return new InternalError({ code: 'internal', status, requestId, detail: `The server answered ${String(status)}.` });
  }
}

// Nobody waits longer than this before a form; the caller is told instead.
const longestWaitSeconds = 10;

const isWorthWaiting = ({ response: { status, headers }, data }: HTTPError): boolean =>
  !(Number(headers.get('retry-after')) > longestWaitSeconds) &&
  (status !== 409 || (data as Problem | undefined)?.code === 'in_flight');
