import type { CrmEvent, Signal } from '@towerp/crm-protocol';
import { atom, batch, type ReadableAtom } from 'nanostores';
import type { StreamListener, StreamState } from '../stream/index.js';
import { EntityCache, keyOf, type Entities, type EntityKind, type Optimistic } from './cache.js';
import { PendingEntries, type EntryKind } from './pending.js';

/** Where the client stands with the server, and since when (milliseconds since 1970). */
export interface Connection {
  readonly state: StreamState;
  readonly since: number;
}

/** A live store as the hub knows it, while somebody listens to it. */
export interface Follower {
  follow(event: CrmEvent, before: Before): void;
  /** What was read before `seq` may have missed something. */
  startsAfter(seq: number): void;
  reset(purge: boolean): void;
  connectionChanged(isBack: boolean): void;
  show(): void;
  sleep(): void;
}

/** What was known of an event's entity exactly before it; `undefined` where that is not sure. */
export type Before = Entities[EntityKind] | undefined;

/** What keeps the event stream open. */
export interface Stream {
  retain(): () => void;
}

/** Carries events from the stream into the cache and to the live stores. */
export class Hub implements StreamListener {
  readonly cache = new EntityCache();
  readonly pending = new PendingEntries();
  readonly #followers = new Set<Follower>();
  // Stores that sleep hold what they last showed, and are to forget it too when another person comes.
  readonly #made = new Set<WeakRef<Follower>>();
  readonly #unmade = new FinalizationRegistry<WeakRef<Follower>>((made) => this.#made.delete(made));
  readonly #listeners = new Set<(message: CrmEvent | Signal) => void>();
  readonly #warn: (message: string, details?: unknown) => void;
  readonly #$connection = atom<Connection>({ state: 'connecting', since: Date.now() });
  /** Told when the cache was emptied: what is on its way is to be shown once more. */
  readonly #onCleared: () => void;
  /** Told when somebody follows. */
  onFollowed: () => void = () => {};
  #stream: Stream | undefined;
  #release: (() => void) | undefined;
  #continuousAfter: number | undefined;
  #isShowing = false;

  constructor(warn: (message: string, details?: unknown) => void, onCleared: () => void = () => {}) {
    this.#warn = warn;
    this.#onCleared = onCleared;
    this.cache.onChange = this.pending.onChange = () => { this.showSoon(); }; // prettier-ignore
  }

  get $connection(): ReadableAtom<Connection> {
    return this.#$connection;
  }

  /** Since which event everything was heard; `undefined` while the stream has not begun. */
  get continuousAfter(): number | undefined {
    return this.#continuousAfter;
  }

  /** True while anybody follows. */
  get isFollowed(): boolean {
    return this.#followers.size + this.#listeners.size > 0;
  }

  /** Follows this stream from now on, opened while anybody does; `undefined` where it is not yet decided which. */
  use(stream: Stream | undefined): void {
    const former = this.#release;
    this.#stream = stream;
    this.#release = undefined;
    this.#open();
    former?.();
  }

  /** Shows an entry that is being written: in its thread, and wherever it is asked for. */
  write<K extends EntryKind>(kind: K, entity: Entities[K]): Optimistic<Entities[K]> {
    const [known, item] = [this.cache.create(kind, entity), this.pending.add(kind, entity)];
    return {
      settle: (answer) => {
        known.settle(answer);
        item.settle(answer);
      },
      undo: () => {
        known.undo();
        item.undo();
      },
    };
  }

  /** Knows of a store, awake or not. */
  made(follower: Follower): void {
    const made = new WeakRef(follower);
    this.#made.add(made);
    this.#unmade.register(follower, made);
  }

  /** Follows the stream until the returned function is called. */
  join(follower: Follower): () => void {
    this.#followers.add(follower);
    this.#open();
    return () => {
      this.#followers.delete(follower);
      this.#open();
    };
  }

  /** Hears every event and signal as it comes. */
  subscribe(listener: (message: CrmEvent | Signal) => void): () => void {
    this.#listeners.add(listener);
    this.#open();
    return () => {
      this.#listeners.delete(listener);
      this.#open();
    };
  }

  event(event: CrmEvent): void {
    const before = this.#before(event);
    this.#take(event);
    for (const follower of this.#followers) this.#guard(() => { follower.follow(event, before); }); // prettier-ignore
    this.#tell(event);
  }

  signal(signal: Signal): void {
    this.#tell(signal);
  }

  startsAfter(seq: number): void {
    this.#continuousAfter = seq;
    for (const follower of this.#followers) follower.startsAfter(seq);
  }

  reset(purge: boolean): void {
    if (purge) {
      this.cache.clear();
      this.pending.clear();
      this.#onCleared();
      for (const made of this.#made) made.deref()?.reset(true);
    } else for (const follower of this.#followers) follower.reset(false);
  }

  state(state: StreamState): void {
    const former = this.#$connection.get().state;
    if (state !== former) this.#$connection.set({ state, since: Date.now() });
    const isBack = state === 'live' && former !== 'live';
    for (const follower of this.#followers) follower.connectionChanged(isBack);
  }

  /** Ends every live store and forgets everything. */
  close(): void {
    for (const follower of this.#followers) follower.sleep();
    this.#followers.clear();
    this.#listeners.clear();
    this.cache.clear();
    this.pending.clear();
  }

  /** Lets every store that failed read again. */
  retry(): void {
    for (const follower of this.#followers) follower.connectionChanged(true);
  }

  /** Nobody followed meanwhile: nothing is known to be continuous any more. */
  interrupted(): void {
    this.#continuousAfter = undefined;
  }

  /** Lets stores that show more than one change do so once. */
  showSoon(): void {
    if (this.#isShowing) return;
    this.#isShowing = true;
    queueMicrotask(() => {
      this.#isShowing = false;
      batch(() => {
        for (const follower of this.#followers) this.#guard(() => { follower.show(); }); // prettier-ignore
      });
    });
  }

  #open(): void {
    if (this.isFollowed) {
      this.#release ??= this.#stream?.retain();
      this.onFollowed();
    } else {
      this.#release?.();
      this.#release = undefined;
    }
  }

  #tell(message: CrmEvent | Signal): void {
    for (const listener of this.#listeners) this.#guard(() => { listener(message); }); // prettier-ignore
  }

  // One listener that fails must not cost the others an event.
  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#warn('A listener failed.', error);
    }
  }

  #before(event: CrmEvent): Before {
    const kind = event.type.slice(0, event.type.indexOf('.')) as EntityKind;
    const known = this.cache.known(kind, keyOf(event.entity as { id: string }));
    const isExact = known && known.seq >= (this.#continuousAfter ?? Infinity) && known.seq < event.seq;
    return isExact ? known.value : undefined;
  }

  #take({ type, entity, seq }: CrmEvent): void {
    const { cache } = this;
    const [kind, what] = type.split('.') as [EntityKind | 'topic' | 'directory' | 'access', string];
    if (type === 'thread.read') cache.amend('thread', entity.threadId, { unread: entity.unread }, seq);
    else if (type === 'access.changed') {
      if (!entity.visible) this.#forget(entity, seq);
    } else if (kind !== 'topic' && kind !== 'directory' && kind !== 'access') {
      if (what === 'deleted') cache.remove(kind, keyOf(entity as { id: string }), seq);
      else cache.put(kind, entity as Entities[EntityKind], seq);
    }
    if (type === 'record.updated' || type === 'directory.updated') cache.refresh(entity);
  }

  #forget(entity: { kind: string; id: string }, seq: number): void {
    if (entity.kind === 'thread') this.cache.remove('thread', entity.id, seq);
    else this.cache.remove('record', keyOf(entity), seq);
  }
}
