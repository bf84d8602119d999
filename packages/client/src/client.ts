import type { CrmEvent, Signal } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import type { Attachments } from './attachments/index.js';
import type { Comments } from './comments/index.js';
import type { Communications } from './communications/index.js';
import { CrmCore, type CrmClientOptions } from './core.js';
import type { Drafts } from './drafts/index.js';
import { files, type Files } from './files/index.js';
import { mentions, type Mentions } from './mentions/index.js';
import { notifications, type Notifications } from './notifications/index.js';
import type { OutboxState } from './outbox/index.js';
import { liveMe, people, type People } from './people/index.js';
import { records, type Records } from './records/index.js';
import { attachmentsOf, commentsOf, communicationsOf, tasksOf, threadsOf, timelineOf } from './rooms.js';
import type { Connection } from './store/index.js';
import type { Tasks } from './tasks/index.js';
import { team, type Team } from './team/index.js';
import type { Threads } from './threads/index.js';
import type { Timelines } from './timeline/index.js';
import { topics, type Topics } from './topics/index.js';
import { webhooks, type Webhooks } from './webhooks/index.js';

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
  readonly webhooks: Webhooks;
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
  const core = new CrmCore(options);
  const { http, hub, reader } = core;
  const me = liveMe(http, hub, reader);
  return {
    connection: { $state: hub.$connection, reconnect: () => { core.reconnect(); } },
    people: people(http, me),
    topics: topics(http, hub),
    files: files(http, async () => (await core.engine()).upload),
    team: team(http, hub),
    webhooks: webhooks(http),
    records: records(http, hub),
    threads: threadsOf(core),
    mentions: mentions(http),
    communications: communicationsOf(core),
    tasks: tasksOf(core),
    comments: commentsOf(core),
    attachments: attachmentsOf(core),
    timeline: timelineOf(core),
    notifications: notifications(http, hub, me, core.acting('notifications')),
    events: { subscribe: (listener) => hub.subscribe(listener) },
    outbox: {
      $state: core.$outbox,
      retry: async (id) => (await core.engine()).outbox.retry(id),
      discard: async (id) => (await core.engine()).outbox.discard(id),
      unreadable: async () => (await core.engine()).outbox.unreadable(),
    },
    drafts: core.drafts,
    leave: () => core.leave(),
    close: () => { core.close(); },
  };
}; // prettier-ignore
