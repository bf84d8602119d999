import { attachmentActions, type AttachmentActions } from './attachments/actions.js';
import { commentActions, type CommentActions } from './comments/actions.js';
import { communicationActions, type CommunicationActions } from './communications/actions.js';
import type { KeptDrafts } from './drafts/index.js';
import { upload } from './files/upload.js';
import type { HttpClient, Tokens } from './http/index.js';
import { notificationActions, type NotificationActions } from './notifications/actions.js';
import { Outbox, type emptyOutbox } from './outbox/index.js';
import type { Reader } from './people/index.js';
import { Session } from './session.js';
import type { Hub } from './store/index.js';
import { EventStream, onWake } from './stream/index.js';
import { taskActions, type TaskActions } from './tasks/actions.js';
import { threadActions, type ThreadActions } from './threads/actions.js';

/** What the engine is made of. */
export interface EngineParts {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly tokens: Tokens;
  readonly http: HttpClient;
  readonly hub: Hub;
  readonly reader: Reader;
  readonly drafts: KeptDrafts;
  readonly $outbox: ReturnType<typeof emptyOutbox>;
  readonly queues: boolean;
  readonly isShared: boolean;
  readonly warn: (message: string, details?: unknown) => void;
}

/** What is done, by room. */
export interface Actions {
  readonly threads: ThreadActions;
  readonly communications: CommunicationActions;
  readonly tasks: TaskActions;
  readonly comments: CommentActions;
  readonly attachments: AttachmentActions;
  readonly notifications: NotificationActions;
}

/** What follows the server and writes to it: loaded behind the page's own code, for nothing of it is needed to show. */
export class Engine {
  readonly actions: Actions;
  readonly upload = upload;
  readonly outbox: Outbox;
  readonly #stream: EventStream;
  readonly #session: Session;
  readonly #forget: readonly (() => void)[];

  constructor(parts: EngineParts) {
    const { tokens, http, hub, reader, fetch, warn, queues, $outbox } = parts;
    const outbox = (this.outbox = new Outbox(queues, warn, $outbox));
    this.actions = {
      threads: threadActions(http, hub, reader, outbox),
      communications: communicationActions(http, hub, reader, outbox),
      tasks: taskActions(http, hub, reader, outbox),
      comments: commentActions(http, hub, reader, outbox),
      attachments: attachmentActions(http, hub, reader, outbox),
      notifications: notificationActions(http, hub, outbox),
    };
    this.#stream = new EventStream({ url: http.href('/v1/events'), tokens, fetch, listener: hub, warn });
    this.#session = new Session({ ...parts, stream: this.#stream, outbox });
    const wake = (): void => { outbox.wake(); }; // prettier-ignore
    this.#forget = [onWake(wake), hub.$connection.listen(({ state }) => { if (state === 'live') wake(); })]; // prettier-ignore
  }

  /** Tries now, whatever was waited for. */
  wake(): void {
    this.#stream.wake();
    this.outbox.wake();
  }

  leave(): Promise<void> {
    return this.#session.leave();
  }

  close(): void {
    for (const forget of this.#forget) forget();
    this.#session.close();
    this.#stream.close();
    this.outbox.close();
  }
}
