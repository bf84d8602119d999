import type { Outbox, OutboxNews } from '../outbox/index.js';
import type { EventStream, StreamListener } from '../stream/index.js';
import type { DeviceStorage } from './device-storage.js';
import { LeaseElection, LockElection, type Election } from './election.js';
import { SharedStream, type StreamNews } from './shared-stream.js';

type News =
  | { readonly is: 'stream'; readonly news: StreamNews }
  | { readonly is: 'outbox'; readonly news: OutboxNews }
  | { readonly is: 'ping' | 'pong' | 'bye' | 'elected' | 'forgotten' };

type Message = News & { readonly tab: string };

/** What the tabs of one person share. */
export interface Shared {
  readonly name: string;
  /** What this tab is called among them. */
  readonly tab: string;
  readonly stream: EventStream;
  readonly hub: StreamListener;
  readonly outbox: Outbox;
  readonly storage: DeviceStorage;
  /** Told when another tab has forgotten the person. */
  readonly onForgotten: () => void;
}

// A leader that does not answer is replaced within 3 s: a ping every half second, and patience for 2.
const everyMs = 250;
const pingMs = 500;
const patienceMs = 2000;
/** The version of what tabs tell each other: tabs of another one keep to themselves. */
const version = 1;

const page = (): Document | undefined => (globalThis as { document?: Document }).document;

/** The tabs of one person at one backend: one of them sends and holds the stream, all of them see the same. */
export class Tabs {
  readonly #id: string;
  readonly stream: SharedStream;
  readonly #shared: Shared;
  readonly #channel: BroadcastChannel;
  readonly #election: Election;
  readonly #ticking: ReturnType<typeof setInterval>;
  #isLeader = false;
  #lastTick = Date.now();
  #pingedAt = 0;
  #unansweredSince: number | undefined;
  #isClosed = false;

  constructor(shared: Shared, locks: LockManager | undefined = globalThis.navigator.locks as LockManager | undefined) {
    this.#shared = shared;
    this.#id = shared.tab;
    const name = `${shared.name}/${String(version)}`;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Message>) => { this.#hear(data); }); // prettier-ignore
    this.stream = new SharedStream(shared.stream, shared.hub, (news) => { this.#post({ is: 'stream', news }); }); // prettier-ignore
    shared.outbox.isSender = false;
    shared.outbox.tell = (news) => { this.#post({ is: 'outbox', news }); }; // prettier-ignore
    this.#election = locks ? new LockElection(name, locks) : new LeaseElection(this.#id, shared.storage.store);
    this.#election.start({ elected: () => { this.#elected(); }, deposed: () => { this.#deposed(); } }); // prettier-ignore
    this.stream.hello();
    this.#ticking = setInterval(() => { this.#tick(); }, everyMs); // prettier-ignore
    globalThis.addEventListener('pagehide', this.#goodbye);
    globalThis.addEventListener('pageshow', this.#back);
  }

  get isLeader(): boolean {
    return this.#isLeader;
  }

  /** Tells the other tabs that the person is forgotten. */
  forgotten(): void {
    this.#post({ is: 'forgotten' });
  }

  close(): void {
    this.#goodbye();
    this.#isClosed = true;
    clearInterval(this.#ticking);
    globalThis.removeEventListener('pagehide', this.#goodbye);
    globalThis.removeEventListener('pageshow', this.#back);
    this.#election.close();
    this.#channel.close();
    const { outbox, storage } = this.#shared;
    storage.close();
    outbox.tell = () => {};
  }

  readonly #goodbye = (event?: Event): void => {
    this.#post({ is: 'bye' });
    if (event && !(event as PageTransitionEvent).persisted) this.#election.close();
  };

  readonly #back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.stream.hello();
  };

  #elected(): void {
    this.#isLeader = true;
    this.#unansweredSince = undefined;
    this.#post({ is: 'elected' });
    this.stream.elected();
    this.#shared.outbox.isSender = true;
  }

  #deposed(): void {
    this.#isLeader = false;
    this.#shared.outbox.isSender = false;
    this.stream.deposed();
  }

  #hear(message: Message): void {
    if (this.#isClosed) return;
    const { tab } = message;
    switch (message.is) {
      case 'stream': this.stream.hear(message.news, tab); break;
      case 'outbox': this.#shared.outbox.hear(message.news); break;
      case 'ping': if (this.#isLeader) this.#post({ is: 'pong' }); break;
      case 'elected': if (this.#isLeader) this.#election.challenged(); break;
      case 'bye': this.stream.left(tab); break;
      case 'forgotten': this.#shared.onForgotten(); break;
      case 'pong': break;
    }
    // Only who leads says these.
    if (message.is === 'pong' || message.is === 'elected' || (message.is === 'stream' && message.news.is === 'welcome'))
      this.#unansweredSince = undefined;
  } // prettier-ignore

  /** Whoever looks at this tab needs a leader that answers. */
  #tick(): void {
    const now = Date.now();
    const wasAsleep = now - this.#lastTick > patienceMs / 2;
    this.#lastTick = now;
    const isNeeding = this.stream.isNeeded || this.#shared.outbox.$state.get().items.some(({ state }) => state === 'waiting');
    if (this.#isLeader || !isNeeding || page()?.visibilityState !== 'visible' || wasAsleep) {
      this.#unansweredSince = undefined;
      return;
    }
    if (this.#unansweredSince !== undefined && now - this.#unansweredSince >= patienceMs) {
      this.#unansweredSince = undefined;
      this.#election.steal();
    } else if (now - this.#pingedAt >= pingMs) {
      this.#pingedAt = now;
      this.#unansweredSince ??= now;
      this.#post({ is: 'ping' });
    }
  } // prettier-ignore

  #post(news: News): void {
    if (!this.#isClosed) this.#channel.postMessage({ ...news, tab: this.#id } satisfies Message);
  }
}
