import type { KeptDrafts } from './drafts/index.js';
import type { CrmError } from './errors/index.js';
import type { TokenClaims, Tokens } from './http/index.js';
import type { Outbox } from './outbox/index.js';
import type { Reader } from './people/index.js';
import type { Hub } from './store/index.js';
import type { EventStream, StreamSwitch } from './stream/index.js';
import type { Tabs } from './tabs/index.js';

/** What belongs to the person who is signed in. */
export interface Belongings {
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly hub: Hub;
  readonly stream: EventStream;
  readonly streams: StreamSwitch;
  readonly outbox: Outbox;
  readonly drafts: KeptDrafts;
  readonly reader: Reader;
  readonly warn: (message: string, details?: unknown) => void;
  readonly onAuthRequired: ((error: CrmError) => void) | undefined;
  /** Whether tabs share one stream and one outbox, kept on the device. */
  readonly isShared: boolean;
}

/** Joins the person's tabs and keeps their things on the device; when another comes, nothing of the former is left. */
export class Session {
  readonly #all: Belongings;
  #tabs: Tabs | undefined;
  #joining = 0;

  constructor(belongings: Belongings) {
    this.#all = belongings;
    const { tokens, hub, stream, streams, outbox, isShared, onAuthRequired } = belongings;
    tokens.onSignedOut = (error) => {
      hub.state(error ? 'signed_out' : 'connecting');
      if (error) onAuthRequired?.(error);
      else {
        stream.renew();
        stream.wake();
        outbox.wake();
      }
    };
    tokens.onAccepted = () => { stream.nudge(); }; // prettier-ignore
    tokens.onIdentity = (claims, former) => {
      if (former) void this.#forget();
      if (isShared) void this.#join(claims);
    };
    if (!isShared) streams.use(stream);
    // Whose stream it is, the token tells; until one can be had the stream itself keeps asking.
    else streams.onWanted = () => { this.#learn(); }; // prettier-ignore
  }

  /** Forgets the person here, on the device and in every other tab. */
  async leave(): Promise<void> {
    this.#tabs?.forgotten();
    await this.#forget();
  }

  close(): void {
    this.#joining++;
    this.#tabs?.close();
    this.#tabs = undefined;
  }

  #learn(): void {
    const { tokens, streams, stream } = this.#all;
    streams.onWanted = () => {};
    const alone = (): void => {
      if (!tokens.claims) streams.use(stream);
    };
    tokens.get().then(alone, alone);
  }

  async #join({ identity }: TokenClaims): Promise<void> {
    const { baseUrl, hub, stream, streams, outbox, drafts, warn } = this.#all;
    const joining = ++this.#joining;
    try {
      const { DeviceStorage, nameOf, Tabs } = await import('./tabs/index.js');
      if (joining !== this.#joining) return;
      const storage = new DeviceStorage(nameOf(baseUrl, identity), warn);
      const name = nameOf(baseUrl, identity);
      const onForgotten = (): void => { this.#forgottenElsewhere(); }; // prettier-ignore
      const tabs = (this.#tabs = new Tabs({ name, stream, hub, outbox, storage, onForgotten }));
      streams.use(tabs.stream);
      await Promise.all([outbox.use(storage), drafts.use(storage)]);
    } catch (error) {
      if (joining !== this.#joining) return;
      warn('This page is on its own.', error);
      streams.use(stream);
    }
  }

  async #forget(): Promise<void> {
    const { streams, stream, hub, outbox, drafts, reader } = this.#all;
    this.close();
    streams.use(this.#all.isShared ? undefined : stream);
    stream.tell(hub);
    stream.forget();
    reader.name = undefined;
    drafts.forget();
    const forgotten = outbox.forget();
    hub.reset(true);
    await forgotten;
  }

  /** Another tab has left: this one asks its host anew who is here. */
  #forgottenElsewhere(): void {
    const { tokens, hub, stream, outbox, drafts, reader } = this.#all;
    tokens.drop();
    reader.name = undefined;
    drafts.forget();
    void outbox.forget();
    stream.forget();
    hub.reset(true);
  }
}
