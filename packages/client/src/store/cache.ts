import type {
  Attachment,
  Comment,
  Communication,
  ErpRecord,
  Notification,
  RecordView,
  Ref,
  Task,
  Thread,
} from '@towerp/crm-protocol';
import type { Answer } from '../http/index.js';
import { alike } from './loadable.js';
import { eachRef, refreshInside, type Fresh } from './refresh.js';

/** What the cache holds, by kind. */
export interface Entities {
  thread: Thread;
  comment: Comment;
  communication: Communication;
  task: Task;
  attachment: Attachment;
  notification: Notification;
  record: ErpRecord;
}
export type EntityKind = keyof Entities;

/** A change that is shown before the server has answered. */
export interface Optimistic<T = Entities[EntityKind]> {
  /** The server took it: `answer` is shown until the stream or a read tells of it. */
  settle(answer?: Answer<T>): void;
  /** The server refused it: what stood before is shown again. */
  undo(): void;
}

/** A change of what is known already. */
export interface Patched<T> extends Optimistic<T> {
  /** The server took it without saying what it made of it: shown until the stream or a read tells. */
  taken(): void;
}

interface Patch<T> {
  /** What is changed; `null` where it is being deleted. */
  readonly change: Partial<T> | null;
  /** The place that was known when it was made. */
  readonly since: number;
  /** The server took it, and what it made of that is still to be told. */
  isTaken: boolean;
}

interface Entry<T> {
  /** What the server said by an event or a read; it holds everything up to `seq`. */
  base: T | undefined;
  seq: number;
  /** What a write answered, until an event or a read says it as well. */
  answer: T | undefined;
  /** What was made here, until the server has told of it. */
  local: T | undefined;
  patches: readonly Patch<T>[];
  visible: T | undefined;
}

/** The name of a thing in the cache; records are told apart by their kind too. */
export const keyOf = (entity: { id: string; kind?: string }): string =>
  entity.kind === undefined ? entity.id : `${entity.kind}:${entity.id}`;

/** Every entity once, however many lists show it; an older version never overwrites a newer one. */
export class EntityCache {
  readonly #entries = new Map<EntityKind, Map<string, Entry<Entities[EntityKind]>>>();
  readonly #seen = new Map<string, object>();
  /** Told when something may look different. */
  onChange: () => void = () => {};

  /** An entity as it is to be shown, with what is not yet answered. */
  get<K extends EntityKind>(kind: K, key: string): Entities[K] | undefined {
    return this.#find(kind, key)?.visible;
  }

  /** True for what was made here and the server has not yet told of. */
  isLocal(kind: EntityKind, key: string): boolean {
    const entry = this.#find(kind, key);
    return entry?.local !== undefined && entry.base === undefined && entry.answer === undefined;
  }

  /** An entity as the server last told it, and up to which event. */
  known<K extends EntityKind>(kind: K, key: string): { value: Entities[K] | undefined; seq: number } | undefined {
    const entry = this.#find(kind, key);
    return entry && { value: entry.base, seq: entry.seq };
  }

  /** The names of the entities that show more than the server has told. */
  ahead(kind: EntityKind): string[] {
    return [...(this.#entries.get(kind) ?? [])].filter(([, { base, visible }]) => visible !== base).map(([key]) => key);
  }

  /** Takes an entity from a read or an event of the given place in the sequence. */
  put<K extends EntityKind>(kind: K, entity: Entities[K], seq: number): void {
    const entry = this.#make(kind, keyOf(entity));
    const { base, answer } = entry;
    const isNewer = base !== undefined && entity.version > base.version;
    if ((seq < entry.seq && !isNewer) || (base && entity.version < base.version)) return;
    entry.seq = Math.max(seq, entry.seq);
    if (answer && entity.version >= answer.version) entry.answer = undefined;
    // The same content keeps its object, so that nothing is drawn again.
    if (!base || !alike(base, entity, 12)) entry.base = entity;
    this.#remember(entity);
    this.#show(entry);
  }

  /**
   * Takes what a write answered, unless an event told of it before. The answer holds what was written, but perhaps not
   * what others wrote a moment earlier: so it only shows until an event or a read speaks of the same entity, and not at
   * all where one has spoken since `sentAfter`, the place that was known when the write was sent.
   */
  answered<K extends EntityKind>(kind: K, entity: Entities[K], seq: number, sentAfter = -1): void {
    const entry = this.#make(kind, keyOf(entity));
    const isOlder = entity.version < Math.max(entry.base?.version ?? 0, entry.answer?.version ?? 0);
    const isTold = entity.version === entry.base?.version && entry.seq > sentAfter;
    if (entry.seq >= seq || isOlder || isTold) return;
    entry.answer = entity;
    this.#remember(entity);
    this.#show(entry);
  }

  /** Shows at once what is being made here. */
  create<K extends EntityKind>(kind: K, entity: Entities[K]): Optimistic<Entities[K]> {
    const entry = this.#make(kind, keyOf(entity));
    entry.local = entity;
    this.#show(entry);
    const drop = (): void => {
      entry.local = undefined;
      this.#show(entry);
    };
    return {
      settle: (answer) => {
        if (answer) this.answered(kind, answer.value, answer.seq);
        drop();
      },
      undo: drop,
    };
  }

  /** Shows a change at once, `null` as gone. */
  patch<K extends EntityKind>(kind: K, key: string, change: Partial<Entities[K]> | null): Patched<Entities[K]> {
    const entry = this.#make(kind, key);
    const patch: Patch<Entities[K]> = { change, since: entry.seq, isTaken: false };
    entry.patches = [...entry.patches, patch];
    this.#show(entry);
    const drop = (): void => {
      entry.patches = entry.patches.filter((other) => other !== patch);
      this.#show(entry);
    };
    return {
      settle: (answer) => {
        if (answer) this.answered(kind, answer.value, answer.seq, patch.since);
        drop();
      },
      taken: () => {
        patch.isTaken = true;
        this.#show(entry);
      },
      undo: drop,
    };
  }

  /** Changes a known entity as an event tells that does not bear it whole. */
  amend<K extends EntityKind>(kind: K, key: string, change: Partial<Entities[K]>, seq: number): void {
    const entry = this.#find(kind, key);
    if (!entry?.base || seq <= entry.seq) return;
    entry.base = { ...entry.base, ...change };
    entry.seq = seq;
    entry.answer = undefined;
    this.#show(entry);
  }

  /** Forgets an entity; what is older than `seq` does not bring it back. */
  remove(kind: EntityKind, key: string, seq: number): void {
    const entry = this.#make(kind, key);
    if (seq < entry.seq) return;
    Object.assign(entry, { base: undefined, answer: undefined, local: undefined, seq, patches: [] });
    this.#show(entry);
  }

  /** Brings a person, a contact or a record up to date inside everything that shows it. */
  refresh(fresh: Fresh): void {
    const seen = this.#seen.get(keyOf(fresh));
    if (!seen) return;
    this.#seen.set(keyOf(fresh), refreshInside(seen, fresh));
    for (const entries of this.#entries.values())
      for (const entry of entries.values()) {
        entry.base = refreshInside(entry.base, fresh);
        entry.answer = refreshInside(entry.answer, fresh);
        this.#show(entry);
      }
  }

  /** A record as the last entity that carries it shows it. */
  view(ref: Ref): RecordView | undefined {
    const seen = this.#seen.get(keyOf(ref));
    return seen && 'title' in seen && 'number' in seen ? (seen as RecordView) : undefined;
  }

  /** A person or contact as last seen anywhere. */
  seen<T extends Fresh>(kind: T['kind'], id: string): T | undefined {
    return this.#seen.get(keyOf({ kind, id })) as T | undefined;
  }

  clear(): void {
    this.#entries.clear();
    this.#seen.clear();
  }

  #find<K extends EntityKind>(kind: K, key: string): Entry<Entities[K]> | undefined {
    return this.#entries.get(kind)?.get(key) as Entry<Entities[K]> | undefined;
  }

  #make<K extends EntityKind>(kind: K, key: string): Entry<Entities[K]> {
    let entries = this.#entries.get(kind);
    if (!entries) this.#entries.set(kind, (entries = new Map<string, Entry<Entities[EntityKind]>>()));
    let entry = entries.get(key);
    if (!entry)
      entries.set(
        key,
        (entry = { base: undefined, seq: -1, answer: undefined, local: undefined, patches: [], visible: undefined }),
      );
    return entry as Entry<Entities[K]>;
  }

  #remember(entity: unknown): void {
    eachRef(entity, (kind, id, view) => this.#seen.set(keyOf({ kind, id }), view));
  }

  #show<T extends object>(entry: Entry<T>): void {
    const patches = (entry.patches = entry.patches.filter(({ isTaken, since }) => !isTaken || entry.seq <= since));
    const changes = patches.map(({ change }) => change);
    const shown = changes.includes(null) ? undefined : (entry.answer ?? entry.base ?? entry.local);
    const visible = shown && changes.length > 0 ? (Object.assign({}, shown, ...changes) as T) : shown;
    if (visible === entry.visible) return;
    entry.visible = visible;
    this.onChange();
  }
}
