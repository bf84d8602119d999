import type { CrmEvent, TimelineItem } from '@towerp/crm-protocol';
import { sameRef } from '@towerp/crm-protocol/words';
import type { Answer } from '../http/index.js';
import {
  entryIdOf,
  holds,
  insteadOf,
  Live,
  refreshInside,
  type Before,
  type EntityKind,
  type Followed,
  type Hub,
} from '../store/index.js';
import { readWindow, withEarlier, type ReadTimeline, type Window } from './window.js';

/** A knot of a thread; `pending` while what the reader wrote is on its way. */
export type TimelineEntry = TimelineItem & { readonly pending?: true };

/** A thread's end as it is shown, ascending in the order of arrival. */
export interface Timeline {
  readonly items: readonly TimelineEntry[];
  readonly hasEarlier: boolean;
  readonly loadingEarlier: boolean;
}

interface Held extends Window {
  readonly loadingEarlier: boolean;
  /** The items hold everything up to here. */
  readonly seq: number;
}

const entryKinds: ReadonlySet<string> = new Set<EntityKind>(['comment', 'communication', 'task', 'attachment']);

const nothingYet: Window = { items: [], earlier: null };

// The first knot shows the thread as it is now.
const shownKind = (type: TimelineItem['type']): EntityKind | undefined =>
  type === 'created' ? 'thread' : entryKinds.has(type) ? (type as EntityKind) : undefined;

/** One thread's live timeline. */
export class TimelineStore {
  readonly #hub: Hub;
  readonly #threadId: string;
  readonly #read: ReadTimeline;
  readonly #live: Live<Held, Timeline>;
  readonly #shown = new WeakMap<TimelineItem, TimelineEntry>();
  #wanted: 'news' | 'all' = 'news';

  constructor(hub: Hub, threadId: string, read: ReadTimeline) {
    this.#hub = hub;
    this.#threadId = threadId;
    // Each page with its own place in the sequence: what is kept from former readings says how things were then.
    this.#read = async (page, signal) => {
      const answer = await read(page, signal);
      this.#put(answer.value.items, answer.seq);
      return answer;
    };
    this.#live = new Live<Held, Timeline>(hub, {
      load: (former, signal, isContinuous) => this.#load(former, signal, isContinuous),
      follow: (held, event, before) => this.#follow(held, event, before),
      seed: () =>
        hub.cache.isLocal('thread', threadId) ? { ...nothingYet, loadingEarlier: false, seq: -1 } : undefined,
      show: (held) => this.#show(held),
    });
  }

  get $(): Live<Held, Timeline>['$'] {
    return this.#live.$;
  }

  get isAwake(): boolean {
    return this.#live.isAwake;
  }

  /** Reads the page before what is shown. */
  async loadEarlier(): Promise<void> {
    const held = this.#live.held;
    if (!held || held.earlier === null || held.loadingEarlier) return;
    const cursor = held.earlier;
    this.#live.change((now) => ({ ...now, loadingEarlier: true }));
    try {
      const { value } = await this.#read({ limit: 50, cursor });
      this.#live.change((now) => (now.earlier === cursor ? { ...now, ...withEarlier(now, value) } : now));
    } finally {
      this.#live.change((now) => ({ ...now, loadingEarlier: false }));
    }
  }

  async #load(former: Held | undefined, signal: AbortSignal, isContinuous: boolean): Promise<Answer<Held>> {
    const wanted = isContinuous ? this.#wanted : 'all';
    this.#wanted = 'news';
    const isLocal = (): boolean => this.#hub.cache.isLocal('thread', this.#threadId);
    const { value, seq } = await readWindow(this.#read, former, wanted, signal).catch(insteadOf(isLocal, nothingYet));
    const now = this.#live.held;
    return {
      value: { ...this.#withWhatCame(value, former, now), loadingEarlier: now?.loadingEarlier ?? false, seq },
      seq,
    };
  }

  /** An earlier page that was read while the window was read anew stays. */
  #withWhatCame(window: Window, former: Window | undefined, now: Window | undefined): Window {
    if (!now || !former || now.earlier === former.earlier) return window;
    const first = window.items[0]?.seq ?? Infinity;
    const ids = new Set(window.items.map(({ id }) => id));
    const came = now.items.filter(({ id, seq }) => seq <= first && !ids.has(id));
    return came.length > 0 ? { items: [...came, ...window.items], earlier: now.earlier } : window;
  }

  #put(items: readonly TimelineItem[], seq: number): void {
    for (const item of items) {
      const kind = shownKind(item.type);
      if (kind) this.#hub.cache.put(kind, item.entity as never, seq);
    }
  }

  #follow(held: Held, event: CrmEvent, before: Before): Followed<Held> {
    const items = this.#changed(held.items, event);
    const wanted = this.#wants(held, event, before);
    if (wanted === 'all') this.#wanted = 'all';
    if (items === held.items) return wanted ? 'reload' : held;
    if (wanted) this.#live.reload();
    return { ...held, items };
  }

  /** What can be shown before the server is asked. */
  #changed(items: readonly TimelineItem[], event: CrmEvent): readonly TimelineItem[] {
    switch (event.type) {
      case 'record.updated':
        // During an import thousands change that no thread here shows.
        return this.#hub.cache.view(event.entity) ? refreshInside(items, event.entity) : items;
      case 'directory.updated':
        return refreshInside(items, event.entity);
      case 'communication.deleted': case 'task.deleted':
        return without(items, event.entity.id);
      case 'comment.deleted':
        this.#hub.pending.remove(this.#threadId, event.entity.id);
        return event.entity.hidden ? without(items, event.entity.id) : emptied(items, event.entity.id, event.at);
      default:
        return items;
    }
  } // prettier-ignore

  /** Which part an event puts out of date: what comes after the last item, or also what stands before it. */
  #wants({ items, earlier }: Held, { type, entity }: CrmEvent, before: Before): 'news' | 'all' | undefined {
    const isHere = 'threadId' in entity && entity.threadId === this.#threadId;
    const isThread = 'id' in entity && entity.id === this.#threadId;
    switch (type) {
      case 'thread.created':
        return isThread ? 'all' : undefined;
      case 'thread.updated':
        return isThread && before?.version !== entity.version ? 'news' : undefined;
      case 'record.updated': {
        const isAttached = items.some((item) => item.type === 'attachment' && sameRef(item.entity.record, entity));
        return isAttached || earlier !== null ? 'news' : undefined;
      }
      case 'access.changed':
        return entity.kind !== 'thread' || isThread ? 'all' : undefined;
    }
    const [kind, what] = type.split('.') as [EntityKind, string];
    if (!entryKinds.has(kind)) return undefined;
    if (what === 'created') return isHere ? 'news' : undefined;
    if (what === 'deleted') return isHere ? 'all' : undefined;
    const isShown = items.some(
      (item) => entryKinds.has(item.type) && (item.entity as { id?: string }).id === (entity as { id?: string }).id,
    );
    // A task's status makes an item of its own.
    if (isShown && isHere) return kind === 'task' ? 'news' : undefined;
    return isShown || isHere ? 'all' : undefined;
  }

  #show({ items, earlier, loadingEarlier, seq }: Held): Timeline {
    this.#hub.pending.arrived(this.#threadId, items, seq);
    const pending = this.#hub.pending.of(this.#threadId);
    return {
      items: [...items, ...pending].map((item) => this.#entry(item)),
      hasEarlier: earlier !== null,
      loadingEarlier,
    };
  }

  /** An item with its entity as it is now; the same object while nothing changes. */
  #entry(item: TimelineItem): TimelineEntry {
    const kind = shownKind(item.type);
    const entity = kind && this.#hub.cache.get(kind, (item.entity as { id: string }).id);
    const shown = this.#shown.get(item) ?? item;
    const entryId = entryIdOf(item);
    const id = entryId !== undefined && this.#hub.pending.isFromHere(entryId) ? entryId : item.id;
    if (id === shown.id && (!entity || entity === shown.entity)) return shown;
    const entry = { ...item, id, entity: entity ?? item.entity } as TimelineEntry;
    this.#shown.set(item, entry);
    return entry;
  }
}

const without = (items: readonly TimelineItem[], id: string): readonly TimelineItem[] =>
  items.some((item) => (item.entity as { id?: string }).id === id)
    ? items.filter((item) => !entryKinds.has(item.type) || (item.entity as { id?: string }).id !== id)
    : items;

const emptied = (items: readonly TimelineItem[], id: string, at: string): readonly TimelineItem[] =>
  holds(items, id)
    ? items.map((item) =>
        item.type === 'comment' && item.entity.id === id
          ? { ...item, entity: { ...item.entity, body: null, files: [], deletedAt: at } }
          : item,
      )
    : items;
