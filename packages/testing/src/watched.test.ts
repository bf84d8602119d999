import type { CrmClient, Loadable } from '@towerp/crm-client';
import type { Ref } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';

interface Followed {
  get(): Loadable<unknown>;
  subscribe(listener: (value: Loadable<unknown>) => void): () => void;
}

/** What a person looks at: every kind of live store, of one thread, one record and one task. */
export interface Places {
  readonly threadId: string;
  readonly record: Ref;
  readonly taskId: string;
}

const storesOf = (client: CrmClient, { threadId, record, taskId }: Places): Record<string, Followed> => ({
  'all threads': client.threads.$list(),
  'new threads': client.threads.$list({ status: ['new'] }),
  'threads by creation': client.threads.$list({ sort: 'createdAt', limit: 3 }),
  'my threads': client.threads.$list({ participant: 'me' }),
  'unread threads': client.threads.$list({ unread: true }),
  'followed threads': client.threads.$list({ followed: true }),
  'threads of the order': client.threads.$list({ record }),
  'new threads of the order': client.threads.$list({ record, status: ['new'] }),
  'found threads': client.threads.$list({ q: 'доставка' }),
  'threads with my work': client.threads.$list({ work: 'me' }),
  thread: client.threads.$one(threadId),
  timeline: client.timeline.$of(threadId),
  attachments: client.attachments.$of(threadId),
  overview: client.records.$overview(record),
  record: client.records.$view(record),
  'counterparty of the thread': client.records.$view({ kind: 'counterparty', id: 'c-1' }),
  'view of the thread': client.records.$view({ kind: 'thread', id: threadId }),
  tasks: client.tasks.$list({ thread: threadId }),
  task: client.tasks.$one(taskId),
  'my tasks': client.tasks.$myTasks,
  flow: client.records.$flow(record),
  topics: client.topics.$list('thread'),
  team: client.team.$team(),
  inbox: client.notifications.$inbox,
  me: client.people.$me,
});

// Elapsed hours are others at every reading.
const withoutHours = (value: object): object =>
  'hoursInStatus' in value ? { ...value, hoursInStatus: null, medianHours: null, teamMedianHours: null } : value;

// What a client wrote itself keeps the name under which it was first shown, so entries are told apart by their own ids.
const entries = ['comment', 'communication', 'task'];

const withoutNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutHours);
  const { items } = value as { items?: { type?: string; entity?: { id?: string } }[] };
  if (!items?.some(({ entity }) => entity)) return value;
  return {
    ...(value as object),
    items: items.map((item) => (entries.includes(item.type ?? '') ? { ...item, id: item.entity?.id } : item)),
  };
};

/** Stores that must come right by themselves: what one reads anew would hide what another has missed. */
export const apart: readonly (readonly string[])[] = [
  ['all threads', 'new threads', 'threads by creation', 'my threads', 'thread'],
  ['followed threads', 'threads of the order', 'new threads of the order'],
  ['timeline'],
  ['attachments'],
  ['tasks', 'task'],
  ['overview'],
];

/** Looks at everything and keeps looking. */
export class Watched {
  readonly #stores: Record<string, Followed>;
  readonly #stops: (() => void)[];

  /** The stores of these names; all where none are named. */
  readonly only: readonly string[] | undefined;

  constructor(client: CrmClient, places: Places, only?: readonly string[]) {
    this.only = only;
    const stores = Object.entries(storesOf(client, places)).filter(([name]) => only?.includes(name) ?? true);
    this.#stores = Object.fromEntries(stores);
    this.#stops = Object.values(this.#stores).map((store) => store.subscribe(() => {}));
  }

  get isReady(): boolean {
    return Object.values(this.#stores).every((store) => store.get().state !== 'loading');
  }

  /** What is shown, by name of the store; a failure by its code. */
  get shown(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.#stores).map(([name, store]) => {
        const value = store.get();
        if (value.state === 'failed') return [name, value.error.code];
        return [name, value.state === 'ready' ? withoutNames(value.value) : 'loading'];
      }),
    );
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const until = async (check: () => boolean, what: string | (() => string), withinMs = 10_000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!check()) {
    if (Date.now() > end) assert.fail(`Not in time: ${typeof what === 'string' ? what : what()}`);
    await sleep(5);
  }
};

type List = { items: unknown[]; nextCursor?: unknown; hasEarlier?: unknown };

/** As much of a live list as a fresh reading shows; the live one may have grown beyond a page. */
const asMuchAs = (shown: unknown, wanted: unknown): unknown => {
  const [live, fresh] = [shown, wanted] as [List, List];
  if (!Array.isArray(live?.items) || !Array.isArray(fresh?.items) || live.items.length <= fresh.items.length)
    return shown;
  const { nextCursor, hasEarlier } = fresh;
  if (hasEarlier) return { ...live, hasEarlier, items: live.items.slice(-fresh.items.length) };
  return nextCursor ? { ...live, nextCursor, items: live.items.slice(0, fresh.items.length) } : shown;
};

const isEqual = (a: unknown, b: unknown): boolean => {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
};

/** Waits until what is watched equals what a new client of the same person reads; tells the first store that does not. */
export const converges = async (
  watched: Watched,
  fresh: () => CrmClient,
  places: Places,
  withinMs = 5000,
): Promise<void> => {
  const end = Date.now() + withinMs;
  for (;;) {
    await sleep(60);
    const client = fresh();
    const anew = new Watched(client, places, watched.only);
    await until(() => anew.isReady, 'a new client reads everything');
    const [shown, wanted] = [watched.shown, anew.shown];
    anew.stop();
    client.close();
    const different = Object.keys(wanted).filter((name) => !isEqual(asMuchAs(shown[name], wanted[name]), wanted[name]));
    if (different.length === 0) return;
    if (Date.now() > end)
      for (const name of different)
        assert.deepEqual(
          { [name]: asMuchAs(shown[name], wanted[name]) },
          { [name]: wanted[name] },
          `live, then fresh: ${different.join(', ')}`,
        );
    await sleep(200);
  }
};
