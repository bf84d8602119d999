import { newId } from '@towerp/crm-protocol/words';
import type { KeptDrafts } from './drafts/index.js';
import type { TokenClaims, Tokens } from './http/index.js';
import type { Outbox } from './outbox/index.js';
import type { Reader } from './people/index.js';
import type { Hub } from './store/index.js';
import type { EventStream } from './stream/index.js';
import type { Tabs } from './tabs/index.js';

/** What belongs to the person who is signed in. */
export interface Belongings {
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly hub: Hub;
  readonly stream: EventStream;
  readonly outbox: Outbox;
  readonly drafts: KeptDrafts;
  readonly reader: Reader;
  readonly warn: (message: string, details?: unknown) => void;
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
    const { tokens, hub, stream, outbox, drafts, isShared } = belongings;
    const { onSignedOut } = tokens;
    tokens.onSignedOut = (error) => {
      onSignedOut(error);
      if (error) return;
      stream.renew();
      stream.wake();
      outbox.wake();
    };
    tokens.onAccepted = () => { stream.nudge(); }; // prettier-ignore
    tokens.onIdentity = (claims, former) => {
      if (former) void this.#forget();
      if (isShared) void this.#join(claims);
    };
    if (!isShared) {
      hub.use(stream);
      void drafts.use(undefined);
    }
    // The first token may have come before this.
    else if (tokens.claims) void this.#join(tokens.claims);
    // Whose stream it is, the token tells; until one can be had the stream itself keeps asking.
    else if (hub.isFollowed) this.#learn();
    else hub.onFollowed = () => { this.#learn(); }; // prettier-ignore
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
    const { tokens, hub, stream } = this.#all;
    hub.onFollowed = () => {};
    const alone = (): void => {
      if (!tokens.claims) hub.use(stream);
    };
    tokens.get().then(alone, alone);
  }

  async #join({ identity }: TokenClaims): Promise<void> {
    const { baseUrl, hub, stream, outbox, drafts, warn } = this.#all;
    const joining = ++this.#joining;
    try {
      const { DeviceStorage, nameOf, Tabs } = await import('./tabs/index.js');
      if (joining !== this.#joining) return;
      const [name, tab] = [nameOf(baseUrl, identity), newId()];
      const storage = new DeviceStorage(name, tab, warn);
      const onForgotten = (): void => { this.#forgottenElsewhere(); }; // prettier-ignore
      const tabs = (this.#tabs = new Tabs({ name, tab, stream, hub, outbox, storage, onForgotten }));
      hub.use(tabs.stream);
      await Promise.all([outbox.use(storage), drafts.use(storage)]);
    } catch (error) {
      if (joining !== this.#joining) return;
      warn('This page is on its own.', error);
      hub.use(stream);
      await drafts.use(undefined);
    }
  }

  async #forget(): Promise<void> {
    const { stream, hub, outbox, drafts, reader } = this.#all;
    this.close();
    hub.use(this.#all.isShared ? undefined : stream);
    stream.tell(hub);
    stream.forget();
    reader.name = undefined;
    drafts.forget();
    const forgotten = outbox.forget();
    hub.reset(true);
    await forgotten;
  }

  /** Another tab has left: this one asks its host anew who is here, and joins as whoever that is. */
  #forgottenElsewhere(): void {
    this.#all.tokens.drop();
    void this.#forget();
  }
}
