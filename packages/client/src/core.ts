import { KeptDrafts } from './drafts/index.js';
import type { Actions, Engine } from './engine.js';
import { NetworkError, type CrmError } from './errors/index.js';
import { HttpClient, Tokens, type GetToken } from './http/index.js';
import { actingBy, type Acting } from './outbox/acting.js';
import { emptyOutbox } from './outbox/state.js';
import { Reader } from './people/index.js';
import { Hub } from './store/index.js';

/** Where the client tells what it passes over. */
export interface Logger {
  warn(message: string, details?: unknown): void;
}

/** What the host is told of. */
export interface Hooks {
  /** The server refuses also a new token: somebody has to sign in. */
  readonly onAuthRequired?: (error: CrmError) => void;
}

export interface CrmClientOptions {
  /** Where the backend is, without `/v1`: `https://erp.example/api/crm`, or a path on the page's own origin. */
  readonly baseUrl: string;
  /** Gives the host's token; asked again when the former one is over. */
  readonly getToken: GetToken;
  /** @default the platform's own */
  readonly fetch?: typeof fetch | undefined;
  /** How long one attempt may take. @default 15000 */
  readonly timeoutMs?: number | undefined;
  /** How often a call is sent again where that is safe. @default 2, so that a form can soon say "not saved" */
  readonly maxRetries?: number | undefined;
  /** Whether writes wait for a server that cannot be reached, instead of rejecting. @default true */
  readonly queue?: boolean | undefined;
  /**
   * Whether the tabs of one person share one stream and one outbox, kept on the device.
   *
   * @default true in a page, false where there is none
   */
  readonly shared?: boolean | undefined;
  readonly logger?: Logger | undefined;
  readonly hooks?: Hooks | undefined;
}

const loadAgainMs = 5000;

/** What every room stands on. A page that needs few rooms makes one and those rooms alone. */
export class CrmCore {
  /** @internal */
  readonly http: HttpClient;
  /** @internal */
  readonly hub: Hub;
  /** @internal */
  readonly reader: Reader;
  /** @internal */
  readonly drafts = new KeptDrafts();
  /** @internal */
  readonly $outbox = emptyOutbox();
  readonly #load: () => Promise<Engine>;
  #loading: Promise<Engine> | undefined;
  #engine: Engine | undefined;
  #isClosed = false;

  constructor(options: CrmClientOptions) {
    const { baseUrl, timeoutMs = 15_000, maxRetries = 2, queue = true, logger, hooks } = options;
    const fetch: typeof globalThis.fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
    const warn = (message: string, details?: unknown): void => logger?.warn(message, details);
    const tokens = new Tokens(options.getToken, timeoutMs);
    const http = (this.http = new HttpClient({ baseUrl, tokens, fetch, timeoutMs, maxRetries }));
    const hub = (this.hub = new Hub(warn, () => this.#engine?.outbox.showAgain()));
    const reader = (this.reader = new Reader(() => tokens.claims));
    tokens.onSignedOut = (error) => {
      hub.state(error ? 'signed_out' : 'connecting');
      if (error) hooks?.onAuthRequired?.(error);
    };
    tokens.onIdentity = (_, former) => {
      if (former) hub.reset(true);
    };
    const parts = {
      baseUrl, fetch, tokens, http, hub, reader, warn, queues: queue, drafts: this.drafts, $outbox: this.$outbox,
      isShared: options.shared ?? 'document' in globalThis,
    }; // prettier-ignore
    this.#load = async () => new (await import('./engine.js')).Engine(parts);
    // It is tried again by itself.
    this.engine().catch(() => {});
  }

  /** What follows and writes, as soon as it has come. @internal */
  engine(): Promise<Engine> {
    return (this.#loading ??= this.#load().then(
      (engine) => {
        if (this.#isClosed) engine.close();
        return (this.#engine = engine);
      },
      (error: unknown) => {
        this.#loading = undefined;
        if (!this.#isClosed) setTimeout(() => { this.engine().catch(() => {}); }, loadAgainMs); // prettier-ignore
        throw new NetworkError(error, 'A part of the page could not be loaded.');
      },
    ));
  }

  /** Writes by a room's actions. @internal */
  acting<K extends keyof Actions>(room: K): Acting<Actions[K]> {
    return actingBy(
      () => this.#engine?.actions[room],
      async () => (await this.engine()).actions[room],
    );
  }

  /** Tries now: the stream, what waits, and every live store that failed. */
  reconnect(): void {
    this.hub.retry();
    this.#engine?.wake();
  }

  /** For a sign-out: forgets the person, with what waits, here, on the device and in every other tab; then closes. */
  async leave(): Promise<void> {
    await (await this.engine()).leave();
    this.close();
  }

  /** Ends the stream and forgets everything that was read; what waits on the device is sent by the next page. */
  close(): void {
    this.#isClosed = true;
    this.#engine?.close();
    this.hub.close();
  }
}
