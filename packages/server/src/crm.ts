import { api } from '@towerp/crm-protocol';
import { pino, type Logger } from 'pino';
import { bindAttachments } from './attachments/index.js';
import { bindComments } from './comments/index.js';
import { bindCommunications } from './communications/index.js';
import type { Write } from './changes/index.js';
import type { Database } from './database/index.js';
import { cursorOf, openBus, overDatabase, overNats, Streams } from './events/index.js';
import { bindFiles, FolderStorage, sweepFiles, type FileStorage } from './files/index.js';
import { Auth, Http, Metrics, type AuthOptions, type Binder, type From } from './http/index.js';
import { bindMentions } from './mentions/index.js';
import { bindAudience, bindNotifications, countUnread, remindDue, wakeSnoozed } from './notifications/index.js';
import { bindOverview } from './overview/index.js';
import { admission, bindPeople } from './people/index.js';
import { projections } from './projections.js';
import { bindRecords } from './records/index.js';
import { subscriptions } from './subscriptions.js';
import { bindTasks } from './tasks/index.js';
import { bindTeam } from './team/index.js';
import { bindThreads, seeThread } from './threads/index.js';
import { bindTimeline } from './timeline/index.js';
import { bindTopics } from './topics/index.js';
import { bindImport, pullFrom, type ErpSource, type PullReport } from './import/index.js';
import { openUpkeep } from './upkeep.js';
import { bindWebhooks, Publisher } from './webhooks/index.js';

/*
 * How a room is made (threads, comments, tasks…), and what carries it:
 *
 * - `routes.ts` exports `bindX(on, ports)`: each operation of `api.x` is bound once, with `on.read` or `on.write`. Where the
 *   path names something, a first function (`sees`) looks whether the caller sees it and throws `notFound()`; it runs
 *   before roles and body are looked at, and again before a stored answer is repeated. What it returns reaches the work.
 * - A read gets `{ sql, caller, now, seq }` of one snapshot. A write gets a `Write`, and returns `created(view)`,
 *   `done(view)` or `gone`; `view` is read after everything that follows from the write has been done.
 *   ETag, Crm-Seq, Idempotency-Key, validation and problems are the foundation's; `expectVersion` serves If-Match,
 *   `requestHash` and `stands` serve ids chosen by clients, `Keyset` serves pages.
 * - `service.ts` holds the rules and throws `Refusal`s (`notFound()`, `forbidden()`, `conflict()`, `invalid(path, …)`).
 * - `queries.ts` holds the SQL. Every statement names the company; row-level security stands beneath.
 * - `view.ts` exports a `Projection`: entities of one kind for many readers in few statements. GET, POST and the event
 *   stream all answer with it; register it in `projections.ts` under the kind of its subject.
 * - A write says what happened through `write.changes`: `emit` for an event with its timeline items, `touch` for
 *   `thread.updated`, `publish` for what others act on. An entry publishes `{ type: 'entry', before, after }` with its
 *   `Facts`; from it `subscriptions.ts` derives counts, participants, activity, search, mentions and notifications.
 *   Subscriptions run in their order before the last statement, `flush`, which alone gives out seqs.
 * - `access` decides who sees what: `threadSight`, `entrySight`, `recordSight` as conditions, `seesThread`, `visibleRefs`.
 */

/** What a backend is made of. */
export interface CrmOptions extends AuthOptions {
  /** A migrated database. */
  readonly database: Database;
  readonly clock?: () => Date;
  readonly log?: Logger;
  /** NATS servers over which the nodes hear of each other, parted by commas; the database carries it unless told. */
  readonly natsUrl?: string;
  /** Pages of these origins may call; none unless told. */
  readonly corsOrigins?: readonly string[];
  /** Requests a second and person; 0 sets no limit, 200 unless told. */
  readonly rateLimit?: number;
  /** Where files are kept: a folder, or a storage of one's own. A temporary folder, gone with the backend, unless told. */
  readonly files?: string | FileStorage;
  /** Webhooks may go to private networks and plain http; false unless told. */
  readonly allowPrivateWebhooks?: boolean;
}

/** A running backend. */
export interface Crm {
  readonly database: Database;
  readonly auth: Auth;
  /** Answers a request of the web's standard kind; `/metrics` only those from this machine. */
  fetch(request: Request, from?: From): Promise<Response>;
  /** What this node tells of itself, for Prometheus. */
  metrics(): Promise<Response>;
  /** Does at once what is done by the clock: reminders that are due, clearing away what is old. */
  upkeep(): Promise<void>;
  /** Takes in what a module of the ERP has to say since the last time; nobody is notified, streams tell of it. */
  pull(company: string, source: ErpSource): Promise<PullReport>;
  /** Ends the streams and what runs by the clock; the database stays open. */
  close(): Promise<void>;
}

/** Makes a backend on a migrated database. */
export const createCrm = async (options: CrmOptions): Promise<Crm> => {
  const { database, clock = () => new Date(), log = pino({ level: 'silent' }) } = options;
  const auth = new Auth(options, clock);
  const metrics = new Metrics();
  const bus = await openBus(options.natsUrl === undefined ? overDatabase(database) : overNats(options.natsUrl, log));
  const streams = new Streams({ database, bus, projections, clock, log });
  metrics.gauge('crm_streams', 'Open event streams.', () => streams.count);
  metrics.total(
    'crm_retries_total',
    'Transactions run again because the database asked for it.',
    () => database.retries,
  );
  const isHeard = (): boolean => bus.isConnected;
  metrics.gauge('crm_bus_connected', 'Whether this node and the others hear of each other.', () => Number(isHeard()));
  const { files } = options;
  const storage = typeof files === 'object' ? files : new FolderStorage(files);
  const mayBePrivate = options.allowPrivateWebhooks ?? false;
  const counted = metrics.counter('crm_webhook_attempts_total', 'Attempts to tell webhooks of events.');
  const publisher = new Publisher({ database, projections, clock, log, mayBePrivate, counted });
  bus.onMoved((company) => publisher.moved(company));
  const moved = (company: string, seq: number): void => bus.announce(company, seq);
  const entrance = admission(database, clock, moved);
  const http = new Http({
    database,
    auth,
    clock,
    log,
    metrics,
    moved,
    isHeard,
    subscriptions,
    admission: entrance,
    corsOrigins: options.corsOrigins ?? [],
    rateLimit: options.rateLimit ?? 200,
  });
  const on: Binder = http;
  bindPeople(on, { auth, countUnread: ({ sql, caller, now }) => countUnread(sql, caller, now) });
  bindTopics(on);
  bindRecords(on);
  bindFiles(on, { database, storage, clock, admitted: (claims) => http.admitted(claims) });
  bindThreads(on);
  bindMentions(on, seeThread);
  bindCommunications(on);
  bindTasks(on);
  bindComments(on);
  bindAttachments(on);
  bindTimeline(on, projections);
  bindOverview(on, projections);
  bindNotifications(on);
  bindAudience(on);
  bindTeam(on);
  bindWebhooks(on, { publisher, mayBePrivate });
  bindImport(on, { database, quietly: (claims, work) => http.quietly(claims, work) });
  on.raw(api.stream.events, async (request, claims, { url }) => {
    const caller = await http.admitted(claims);
    return streams.open(caller, cursorOf(request, url), claims.endsAt);
  });
  const remind = async (company: string, now: Date): Promise<void> => {
    for (const due of [wakeSnoozed, remindDue]) {
      const seq = await due(database, company, now);
      if (seq > 0) moved(company, seq);
    }
  };
  const upkeep = openUpkeep({
    database,
    clock,
    log,
    chores: [remind, sweepFiles({ database, storage }), (company, now) => publisher.run(company, now)],
  });
  return {
    database,
    auth,
    fetch: (request, from) => http.fetch(request, from),
    metrics: () => metrics.response(),
    pull: (company, source) => {
      const claims = { sub: source.name, company, role: 'service' as const, name: undefined, counterparty: null };
      const quietly = (work: (write: Write) => Promise<void>) => http.quietly({ ...claims, endsAt: Infinity }, work);
      return pullFrom({ database, quietly }, company, source);
    },
    upkeep: () => upkeep.run(),
    close: async () => {
      upkeep.close();
      streams.close();
      await publisher.close();
      await bus.close();
      await storage.close();
      metrics.close();
    },
  };
};
