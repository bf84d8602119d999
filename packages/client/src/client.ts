import type { CrmEvent, Signal } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { attachments, type Attachments } from './attachments/index.js';
import { comments, type Comments } from './comments/index.js';
import { communications, type Communications } from './communications/index.js';
import { KeptDrafts, type Drafts } from './drafts/index.js';
import type { CrmError } from './errors/index.js';
import { files, type Files } from './files/index.js';
import { HttpClient, Tokens, type GetToken } from './http/index.js';
import { mentions, type Mentions } from './mentions/index.js';
import { notifications, type Notifications } from './notifications/index.js';
import { Outbox, type OutboxState } from './outbox/index.js';
import { liveMe, people, Reader, type People } from './people/index.js';
import { records, type Records } from './records/index.js';
import { Session } from './session.js';
import { Hub, type Connection } from './store/index.js';
import { EventStream, onWake, StreamSwitch } from './stream/index.js';
import { tasks, type Tasks } from './tasks/index.js';
import { team, type Team } from './team/index.js';
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
  readonly team: Team;
  readonly files: Files;
  readonly events: {
    /** Hears every event and signal as it comes, until the returned function is called. */
    subscribe(listener: (message: CrmEvent | Signal) => void): () => void;
  };
  readonly outbox: {
    /** What waits for the server or was refused, and where it is kept. */
    readonly $state: ReadableAtom<OutboxState>;
    /** Sends a refused write again. */
    retry(id: string): Promise<void>;
    /** Gives a write up; false where it is just being sent. */
    discard(id: string): Promise<boolean>;
    /** What another version of this package has kept, to be saved by hand. */
    unreadable(): Promise<unknown[]>;
  };
  /** What is being written and not yet sent, kept on the device. */
  readonly drafts: Drafts;
  /** For a sign-out: forgets the person, with what waits, here, on the device and in every other tab; then closes. */
  leave(): Promise<void>;
  /** Ends the stream and forgets everything that was read; what waits on the device is sent by the next page. */
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
  const hub = new Hub(warn, () => { outbox.showAgain(); }); // prettier-ignore
  const stream = new EventStream({ url: `${baseUrl.replace(/\/+$/, '')}/v1/events`, tokens, fetch, listener: hub, warn });
  const reader = new Reader(() => tokens.claims);
  const outbox = new Outbox(options.queue ?? true, warn);
  const me = liveMe(http, hub, reader);
  const streams = new StreamSwitch();
  const drafts = new KeptDrafts();
  const isShared = options.shared ?? 'document' in globalThis;
  const session = new Session({
    baseUrl, tokens, hub, stream, streams, outbox, drafts, reader, warn, isShared, onAuthRequired: hooks?.onAuthRequired,
  }); // prettier-ignore
  hub.use(streams);
  const forgetWake = onWake(() => { outbox.wake(); }); // prettier-ignore
  const forgetLive = hub.$connection.listen(({ state }) => { if (state === 'live') outbox.wake(); }); // prettier-ignore
  const close = (): void => {
    forgetWake();
    forgetLive();
    session.close();
    stream.close();
    outbox.close();
    hub.close();
  };
  return {
    connection: { $state: hub.$connection, reconnect: () => { stream.wake(); hub.retry(); outbox.wake(); } },
    people: people(http, me),
    topics: topics(http, hub),
    files: files(http),
    team: team(http, hub),
    records: records(http, hub),
    threads: threads(http, hub, reader, outbox),
    mentions: mentions(http),
    communications: communications(http, hub, reader, outbox),
    tasks: tasks(http, hub, reader, outbox),
    comments: comments(http, hub, reader, outbox),
    attachments: attachments(http, hub, reader, outbox),
    timeline: timeline(http, hub),
    notifications: notifications(http, hub, me),
    events: { subscribe: (listener) => hub.subscribe(listener) },
    outbox: {
      $state: outbox.$state,
      retry: (id) => outbox.retry(id),
      discard: (id) => outbox.discard(id),
      unreadable: () => outbox.unreadable(),
    },
    drafts,
    leave: async () => {
      await session.leave();
      close();
    },
    close,
  };
}; // prettier-ignore
