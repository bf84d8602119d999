import type { CrmEvent, Signal } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { attachments, type Attachments } from './attachments/index.js';
import { comments, PendingComments, type Comments } from './comments/index.js';
import { communications, type Communications } from './communications/index.js';
import type { CrmError } from './errors/index.js';
import { HttpClient, Tokens, type GetToken } from './http/index.js';
import { mentions, type Mentions } from './mentions/index.js';
import { notifications, type Notifications } from './notifications/index.js';
import { liveMe, people, Reader, type People } from './people/index.js';
import { records, type Records } from './records/index.js';
import { Hub, type Connection } from './store/index.js';
import { EventStream } from './stream/index.js';
import { tasks, type Tasks } from './tasks/index.js';
import { threads, type Threads } from './threads/index.js';
import { timeline, type Timelines } from './timeline/index.js';
import { topics, type Topics } from './topics/index.js';

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
  readonly logger?: Logger | undefined;
  readonly hooks?: Hooks | undefined;
}

/** The whole CRM for one signed-in person. */
export interface CrmClient {
  readonly connection: {
    readonly $state: ReadableAtom<Connection>;
    /** Tries now: the stream, and every live store that failed. */
    reconnect(): void;
  };
  readonly people: People;
  readonly topics: Topics;
  readonly records: Records;
  readonly threads: Threads;
  readonly mentions: Mentions;
  readonly communications: Communications;
  readonly tasks: Tasks;
  readonly comments: Comments;
  readonly attachments: Attachments;
  readonly timeline: Timelines;
  readonly notifications: Notifications;
  readonly events: {
    /** Hears every event and signal as it comes, until the returned function is called. */
    subscribe(listener: (message: CrmEvent | Signal) => void): () => void;
  };
  /** Ends the stream and forgets everything that was read. */
  close(): void;
}

/**
 * Makes a client; stores read and the stream opens only when somebody listens.
 *
 * @example
 * const crm = createCrmClient({ baseUrl: '/api/crm', getToken: () => erp.session.token() });
 * crm.threads.$list({ status: ['new'] }).subscribe((list) => show(list));
 */
export const createCrmClient = (options: CrmClientOptions): CrmClient => {
  const { baseUrl, timeoutMs = 15_000, maxRetries = 2, logger, hooks } = options;
  const fetch: typeof globalThis.fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const warn = (message: string, details?: unknown): void => logger?.warn(message, details);
  const tokens = new Tokens(options.getToken, timeoutMs);
  const http = new HttpClient({ baseUrl, tokens, fetch, timeoutMs, maxRetries });
  const hub = new Hub(warn);
  const stream = new EventStream({ url: `${baseUrl.replace(/\/+$/, '')}/v1/events`, tokens, fetch, listener: hub, warn });
  hub.use(stream);
  const reader = new Reader(() => tokens.claims);
  const pending = new PendingComments(reader, () => { hub.showSoon(); }); // prettier-ignore
  const me = liveMe(http, hub, reader);
  keepIdentity(tokens, hub, stream, pending, reader, hooks);
  return {
    connection: { $state: hub.$connection, reconnect: () => { stream.wake(); hub.retry(); } },
    people: people(http, me),
    topics: topics(http),
    records: records(http, hub),
    threads: threads(http, hub, reader),
    mentions: mentions(http),
    communications: communications(http, hub),
    tasks: tasks(http, hub),
    comments: comments(http, hub, reader, pending),
    attachments: attachments(http, hub),
    timeline: timeline(http, hub, pending),
    notifications: notifications(http, hub, me),
    events: { subscribe: (listener) => hub.subscribe(listener) },
    close: () => {
      stream.close();
      pending.clear();
      hub.close();
    },
  };
}; // prettier-ignore

/** Tells when nobody is signed in, goes on when somebody is again, and forgets the former person when it is another. */
const keepIdentity = (
  tokens: Tokens,
  hub: Hub,
  stream: EventStream,
  pending: PendingComments,
  reader: Reader,
  hooks?: Hooks,
): void => {
  tokens.onSignedOut = (error) => {
    hub.state(error ? 'signed_out' : 'connecting');
    if (error) hooks?.onAuthRequired?.(error);
    else {
      stream.renew();
      stream.wake();
    }
  };
  tokens.onIdentity = () => {
    reader.name = undefined;
    pending.clear();
    stream.forget();
    hub.reset(true);
  };
};
