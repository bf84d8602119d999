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
  readonly #listeners = new Set<(message: CrmEvent | Signal) => void>();
  readonly #warn: (message: string, details?: unknown) => void;
  readonly #$connection = atom<Connection>({ state: 'connecting', since: Date.now() });
  /** Told when the cache was emptied: what is on its way is to be shown once more. */
  readonly #onCleared: () => void;
  #stream: Stream | undefined;
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

  use(stream: Stream): void {
    this.#stream = stream;
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
    this.#made.add(new WeakRef(follower));
  }

  /** Follows the stream until the returned function is called. */
  join(follower: Follower): () => void {
    this.#followers.add(follower);
    const release = this.#stream?.retain();
    return () => {
      this.#followers.delete(follower);
      release?.();
    };
  }

  /** Hears every event and signal as it comes. */
  subscribe(listener: (message: CrmEvent | Signal) => void): () => void {
    this.#listeners.add(listener);
    const release = this.#stream?.retain();
    return () => {
      if (this.#listeners.delete(listener)) release?.();
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
    switch (type) {
      case 'thread.created': case 'thread.updated': cache.put('thread', entity, seq); break;
      case 'comment.created': case 'comment.updated': cache.put('comment', entity, seq); break;
      case 'communication.created': case 'communication.updated': cache.put('communication', entity, seq); break;
      case 'task.created': case 'task.updated': cache.put('task', entity, seq); break;
      case 'attachment.created': case 'attachment.updated': cache.put('attachment', entity, seq); break;
      case 'notification.created': case 'notification.updated': cache.put('notification', entity, seq); break;
      case 'communication.deleted': cache.remove('communication', entity.id, seq); break;
      case 'task.deleted': cache.remove('task', entity.id, seq); break;
      case 'attachment.deleted': cache.remove('attachment', entity.id, seq); break;
      case 'comment.deleted': cache.remove('comment', entity.id, seq); break;
      case 'thread.read': cache.amend('thread', entity.threadId, { unread: entity.unread }, seq); break;
      case 'record.updated': cache.put('record', entity, seq); cache.refresh(entity); break;
      case 'record.deleted': cache.remove('record', keyOf(entity), seq); break;
      case 'directory.updated': cache.refresh(entity); break;
      case 'access.changed': if (!entity.visible) this.#forget(entity, seq); break;
    }
  } // prettier-ignore

  #forget(entity: { kind: string; id: string }, seq: number): void {
    if (entity.kind === 'thread') this.cache.remove('thread', entity.id, seq);
    else this.cache.remove('record', keyOf(entity), seq);
  }
}
