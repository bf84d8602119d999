import type { Connection, CrmClient, Loadable, UploadOptions } from '@towerp/crm-client';
import { CrmError } from '@towerp/crm-client';
import type {
  Audience,
  Candidate,
  Comment,
  Communication,
  Contact,
  Flow,
  Me,
  Notification,
  NotificationSettings,
  Overview,
  RecordView,
  Ref,
  Resolved,
  Task,
  TeamMember,
  Thread,
  TimelineItem,
} from '@towerp/crm-protocol';
import { atom, computed, type WritableAtom } from 'nanostores';
import * as data from './data.js';
import { documentFlow } from './flow.js';
import { settingsRooms } from './settings.js';

type Entry = TimelineItem & { pending?: true };
type MemoryUpload = {
  id: string;
  name: string;
  progress: (sent: number) => void;
  finish: () => void;
  fail: (error?: CrmError) => void;
};
type Timeline = { items: Entry[]; hasEarlier: boolean; loadingEarlier: boolean };

/** What a page or a test sets of the world in memory. */
export type MemoryOptions = {
  role?: Me['role'];
  threads?: Thread[];
  timeline?: TimelineItem[];
  tasks?: Task[];
  overview?: Partial<Overview>;
  team?: TeamMember[];
  connection?: Connection['state'];
  /** Threads that a bulk change no longer finds. */
  gone?: string[];
  /** How many threads the lists have read; the rest comes page by page. */
  page?: number;
  /** The company has predefined no topics and has no webhooks. */
  hasNoSettings?: boolean;
  /** Every store shows this instead. */
  state?: 'loading' | CrmError;
};

export const refusal = (code: CrmError['code'] = 'unavailable'): CrmError =>
  new CrmError({ code, detail: 'refused', requestId: 'req_7Q2M-41KD' });

const records: RecordView[] = Object.values(data.records);
const candidates: Candidate[] = [
  ...Object.values(data.people).map(({ id, name }): Candidate => ({ kind: 'user', id, label: name, number: null, hint: id === 'u-nikolay' ? 'Склад и експедиция' : 'Продажби', access: id !== 'u-silvia' })),
  { kind: 'group', id: 'g-sales', label: 'Търговски отдел', number: null, hint: '6 души', access: true },
  ...records.map(({ kind, id, number, title }): Candidate => ({ kind, id, label: number ?? title, number, hint: title, access: true })),
]; // prettier-ignore

const flow: Flow = {
  nodes: [['quote', 1, 1], ['client_order', 1, 0], ['production_order', 12, 3], ['shipment', 3, 1], ['financial_document', 1, 0], ['payment', 1, 0]].flatMap(([kind, count, done]) =>
    Array.from({ length: Number(count) }, (_, index) => ({ ...data.record(String(kind), kind === 'client_order' ? '43659' : `${String(kind)}-${String(index)}`, '', index < Number(done) ? 'completed' : 'in_progress'), depth: 0 })),
  ),
  edges: [],
  hiddenCount: 0,
  truncated: false,
}; // prettier-ignore

/** A client whose world is in memory: what the stores show can be set, and what is called is kept in `calls`. */
export const memoryClient = (options: MemoryOptions = {}) => {
  const calls: { name: string; parameters: unknown[] }[] = [];
  const shown = <T>(value: T): Loadable<T> => {
    if (options.state === 'loading') return { state: 'loading' };
    return options.state ? { state: 'failed', error: options.state } : { state: 'ready', value, stale: false };
  };
  let refused: CrmError | undefined;
  const call = async <T>(name: string, parameters: unknown[], act: () => T): Promise<T> => {
    calls.push({ name, parameters });
    await Promise.resolve();
    const error = refused;
    refused = undefined;
    if (error) throw error;
    return act();
  };
  const $threads = atom<Thread[]>(options.threads ?? data.threads);
  const $read = atom(options.page ?? Infinity);
  const $timeline = atom<Timeline>({
    items: options.timeline ?? data.timeline,
    hasEarlier: false,
    loadingEarlier: false,
  });
  const $tasks = atom<Task[]>(options.tasks ?? data.tasks);
  const $attachments = atom(data.attachments);
  const $communication = atom<Communication | undefined>(data.communication);
  const $flow = atom<Flow>(documentFlow);
  const $notifications = atom<Notification[]>(data.notifications);
  const $team = atom<readonly TeamMember[]>(options.team ?? data.team);
  const $me = atom<Loadable<Me>>({ state: 'ready', value: data.me(options.role), stale: false });
  const $state = atom<Connection>({ state: options.connection ?? 'live', since: Date.now() - 12 * 60_000 });
  const { rooms, $topics } = settingsRooms(call, shown, options.hasNoSettings ?? false);
  const uploads: MemoryUpload[] = [];
  const kept = new Map<string, unknown>();
  const drafts = new Map<string, unknown>();
  const keep = <T>(key: string, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
  const countsOf = (list: Thread[]): Record<string, number> => {
    const counts: Record<string, number> = {
      new: 0,
      in_progress: 0,
      awaiting_decision: 0,
      confirmed: 0,
      completed: 0,
      cancelled: 0,
    };
    for (const { status } of list) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };
  let settings = data.notificationSettings;
  const changeNotifications = (change: (one: Notification) => Notification): void => {
    $notifications.set($notifications.get().map(change));
  };
  /** A call that can be taken back. */
  const write = <T>(name: string, parameters: unknown[], act: () => T) => {
    const before = { notifications: $notifications.get(), threads: $threads.get() };
    return Object.assign(call(name, parameters, act), {
      undo: async () => {
        calls.push({ name: `undo ${name}`, parameters });
        $notifications.set(before.notifications);
        $threads.set(before.threads);
        return true;
      },
    });
  }; // prettier-ignore
  const patchThread = (id: string, patch: Partial<Thread>): Thread => {
    $threads.set($threads.get().map((one) => (one.id === id ? { ...one, ...patch } : one)));
    return $threads.get().find((one) => one.id === id) as Thread;
  };
  const addItem = (entry: Pick<TimelineItem, 'type' | 'entity'>): void => {
    const now = $timeline.get();
    $timeline.set({ ...now, items: [...now.items, data.item(entry, data.people.maria, 0)] });
  };
  const patchComment = (id: string, patch: object): void => {
    const now = $timeline.get();
    $timeline.set({
      ...now,
      items: now.items.map((one) =>
        one.type === 'comment' && one.entity.id === id ? { ...one, entity: { ...one.entity, ...patch } } : one,
      ) as Entry[],
    });
  };
  const client = {
    connection: { $state, reconnect: () => void calls.push({ name: 'reconnect', parameters: [] }) },
    people: {
      $me,
      ...rooms.company,
      contacts: async ({ q = '' }: { q?: string } = {}) => ({ items: data.communication.contact && data.communication.contact.name.toLowerCase().includes(q.toLowerCase()) ? [data.communication.contact] : [], nextCursor: null }),
      createContact: (input: Partial<Contact>) => call('people.createContact', [input], () => ({ ...data.communication.contact, id: 'c-new', ...input })),
    },
    threads: {
      $list: (filter: { status?: string[]; q?: string } = {}) =>
        keep(`list ${JSON.stringify(filter)}`, () =>
          computed([$threads, $read], (all, read) => {
            const items = all.filter(({ status, topic }) => (filter.status?.includes(status) ?? true) && topic.toLowerCase().includes((filter.q ?? '').toLowerCase()));
            return shown({ items: items.slice(0, read), counts: countsOf(all), nextCursor: items.length > read ? 'next' : null, loadingMore: false });
          })),
      loadMore: () => call('threads.loadMore', [], () => { $read.set($read.get() + (options.page ?? 0)); }),
      refresh: () => call('threads.refresh', [], () => undefined),
      $one: (id: string) => keep(`one ${id}`, () => computed($threads, (all): Loadable<Thread> => {
        const found = all.find((one) => one.id === id);
        return found ? shown(found) : { state: 'failed', error: refusal('not_found') };
      })),
      list: ({ q, status }: { q?: string; status?: string[] } = {}) => {
        const items = $threads.get().filter((one) => (status?.includes(one.status) ?? true) && one.topic.toLowerCase().includes((q ?? '').toLowerCase()));
        const page = call('threads.list', [{ q, status }], () => ({ items, nextCursor: null }));
        // oxlint-disable-next-line typescript/no-floating-promises -- who asks hears of it
        return Object.assign(page, { async *[Symbol.asyncIterator]() { yield* (await page).items; } });
      },
      get: (id: string) => call('threads.get', [id], () => $threads.get().find((one) => one.id === id)),
      create: (input: { id?: string; topic?: string }) => {
        const created = data.thread({ topic: input.topic ?? $topics.get()[0]?.title ?? '', status: 'new', ...(input.id ? { id: input.id } : {}) });
        const write = call('threads.create', [input], () => { $threads.set([created, ...$threads.get()]); return created; });
        // oxlint-disable-next-line typescript/no-floating-promises -- who writes hears of it
        return Object.assign(write, { undo: () => call('threads.create undo', [created.id], () => true) });
      },
      patch: (id: string, patch: Partial<Thread>, options?: object) => call('threads.patch', [id, patch, options], () => patchThread(id, patch)),
      setStatus: (id: string, status: Thread['status']) => {
        const before = $threads.get();
        patchThread(id, { status });
        return call('threads.setStatus', [id, status], () => patchThread(id, { status })).catch((error: unknown) => { $threads.set(before); throw error; });
      },
      bulk: (ids: string[], patch: { status: Thread['status'] }) => call('threads.bulk', [ids, patch], () => {
        const unknown = ids.find((id) => !$threads.get().some((one) => one.id === id) || options.gone?.includes(id));
        if (unknown !== undefined) throw refusal('not_found');
        $threads.set($threads.get().map((one) => (ids.includes(one.id) ? { ...one, ...patch } : one)));
        return $threads.get().filter(({ id }) => ids.includes(id));
      }),
      markRead: (id: string, upToSeq: number) => call('threads.markRead', [id, upToSeq], () => patchThread(id, { unread: 0 })),
      follow: (id: string, { muted = false } = {}) => write('threads.follow', [id, muted], () => patchThread(id, { followed: true, muted })),
      markUnread: (id: string) => call('threads.markUnread', [id], () => patchThread(id, { unread: 1 })),
      unfollow: (id: string) => call('threads.unfollow', [id], () => void patchThread(id, { followed: false })),
    },
    timeline: {
      $of: (id: string) => keep(`timeline ${id}`, () => computed($timeline, (now) => shown(id === data.main.id || options.timeline ? now : { ...now, items: [] }))),
      list: async () => ({ items: $timeline.get().items.slice(-1), nextCursor: null }),
      loadEarlier: () => call('timeline.loadEarlier', [], () => undefined),
    },
    files: {
      href: (path: string) => `/elsewhere${path}`,
      get: (id: string) => call('files.get', [id], () => data.file({ id })),
      upload: ({ size }: Blob, { id, name, signal, onProgress }: UploadOptions & { id: string; name: string }) => new Promise((resolve, reject) => {
        calls.push({ name: 'files.upload', parameters: [id, name] });
        uploads.push({ id, name, progress: (sent) => { onProgress?.(sent, size); }, finish: () => { resolve(data.file({ id, name, size })); }, fail: (error = refusal('invalid')) => { reject(error); } });
        signal?.addEventListener('abort', () => { reject(new DOMException('paused', 'AbortError')); });
      }),
    },
    drafts: {
      ready: Promise.resolve(),
      get: (name: string) => drafts.get(name),
      keep: (name: string, draft: unknown) => void drafts.set(name, structuredClone(draft)),
      drop: (name: string) => void drafts.delete(name),
    },
    outbox: { discard: () => Promise.resolve(true) },
    comments: {
      create: (threadId: string, input: { body: Comment['body']; visibility?: Comment['visibility'] }) => call('comments.create', [threadId, input], () => {
        const entry = data.comment(input.body as never, data.people.maria, 0, { visibility: input.visibility ?? 'internal' });
        addItem({ type: 'comment', entity: entry.entity } as never);
        return entry.entity;
      }),
      edit: (id: string, patch: { body: Comment['body'] }) => call('comments.edit', [id, patch], () => patchComment(id, { body: patch.body, editedAt: data.ago(0) })),
      delete: (id: string) => call('comments.delete', [id], () => patchComment(id, { body: null, deletedAt: data.ago(0) })),
      history: (id: string) => call('comments.history', [id], () => [{ at: data.ago(90), body: data.text('Първа версия') }]),
    },
    communications: {
      $one: (id: string) => keep(`communication ${id}`, () => computed($communication, (one): Loadable<Communication> =>
        one?.id === id || options.state ? shown(one ?? data.communication) : { state: 'failed', error: refusal('not_found') })),
      create: (input: object) => call('communications.create', [input], () => ({ ...data.communication, ...input })),
      patch: (id: string, patch: object, how?: object) => call('communications.patch', [id, patch, how], () => {
        $communication.set({ ...data.communication, ...patch });
        return $communication.get();
      }),
      delete: (id: string) => call('communications.delete', [id], () => { $communication.set(undefined); }),
    },
    tasks: {
      $list: (filter: { assignee?: string; author?: string } = {}) => keep(`tasks ${JSON.stringify(filter)}`, () => computed($tasks, (items) => shown({ items: items.filter(({ status, assignee }) => status !== 'completed' && (filter.assignee === undefined || filter.assignee === 'me' || filter.assignee === assignee.id)), nextCursor: null, loadingMore: false, counts: {} }))),
      $one: (id: string) => keep(`task ${id}`, () => computed($tasks, (all): Loadable<Task> => {
        const found = all.find((one) => one.id === id);
        return found ? shown(found) : { state: 'failed', error: refusal('not_found') };
      })),
      patch: (id: string, patch: Partial<Task>) => call('tasks.patch', [id, patch], () => {
        $tasks.set($tasks.get().map((one) => (one.id === id ? { ...one, ...patch } : one)));
      }),
      create: (input: object) => call('tasks.create', [input], () => ({ ...data.tasks[0], ...input })),
      setStatus: (id: string, status: Task['status']) => call('tasks.setStatus', [id, status], () => {
        $tasks.set($tasks.get().map((one) => (one.id === id ? { ...one, status } : one)));
      }),
    },
    attachments: {
      $of: (id: string) => keep(`attachments ${id}`, () => computed($attachments, (items) => shown({ items: id === data.main.id ? items : [], counts: {}, nextCursor: null, loadingMore: false }))),
      attach: (threadId: string, ref: Ref) => write('attachments.attach', [threadId, ref], () => undefined),
      detach: (threadId: string, id: string) => call('attachments.detach', [threadId, id], () => { $attachments.set($attachments.get().filter((one) => one.id !== id)); }),
    },
    records: {
      ...rooms.kinds,
      $overview: ({ kind, id }: Ref) => keep(`overview ${kind}:${id}`, () => computed([$threads, $tasks], (items, tasks) =>
        shown({ ...data.overview, threads: { items: items.slice(0, 10), nextCursor: null, counts: countsOf(items) }, nextTask: tasks.find(({ status }) => status !== 'completed') ?? null, ...options.overview }))),
      $view: ({ kind, id }: Ref) => keep(`view ${kind}:${id}`, () => {
        const thread = kind === 'thread' ? $threads.get().find((one) => one.id === id) : undefined;
        if (thread) return atom<Loadable<Resolved>>({ state: 'ready', stale: false, value: { ...data.balkan, kind, id, number: null, title: thread.topic, label: thread.topic } });
        const found = [...records, data.balkan].find((one) => one.kind === kind && one.id === id);
        return atom<Loadable<Resolved>>({ state: 'ready', stale: false, value: found ? { ...found, label: found.title } : { kind, id, hidden: true } });
      }),
      resolve: (refs: Ref[]) => call('records.resolve', [], () => refs.map(({ kind, id }) => records.find((one) => one.kind === kind && one.id === id) ?? { kind, id, hidden: true })),
      list: async ({ q }: { q?: string } = {}) => ({ items: records.filter(({ number, title }) => `${number ?? ''} ${title}`.toLowerCase().includes((q ?? '').toLowerCase())), nextCursor: null }),
      $flow: ({ kind, id }: Ref) => keep(`flow ${kind}:${id}`, () => {
        calls.push({ name: 'records.flow', parameters: [{ kind, id }] });
        return computed($flow, (now) => shown(now));
      }),
      flow: (...parameters: unknown[]) => call('records.readFlow', parameters, () => flow),
    },
    mentions: {
      candidates: (query: { q?: string; kinds?: string[] }) => call('mentions.candidates', [query], () => ({
        items: candidates.filter(({ kind, label, number }) => (query.kinds?.includes(kind) ?? true) && `${label} ${number ?? ''}`.toLowerCase().includes((query.q ?? '').toLowerCase())).slice(0, 8),
      })),
      audience: async (): Promise<Audience> => ({
        notified: [people('petya'), people('ivaylo'), people('georgi'), people('desislava')].map((person, index) => ({ person, via: index === 1 ? { kind: 'group', id: 'g-sales' } : null })),
        omitted: [{ person: people('maria'), reason: 'author' }, { person: people('silvia'), reason: 'no_access' }],
      }),
    },
    team: {
      $team: (query: object = {}) => keep(`team ${JSON.stringify(query)}`, () => {
        calls.push({ name: 'team.$team', parameters: [query] });
        return computed($team, (members) => shown(members));
      }),
    },
    topics: rooms.topics,
    webhooks: rooms.webhooks,
    notifications: {
      $inbox: computed($notifications, (items) => shown({ items, nextCursor: null, loadingMore: false })),
      $unread: computed($notifications, (items) => items.filter(({ readAt, snoozedUntil }) => readAt === null && snoozedUntil === null).length),
      markRead: (ids: readonly string[], read = true) => write('notifications.markRead', read ? [ids] : [ids, read], () => { changeNotifications((one) => (ids.includes(one.id) ? { ...one, readAt: read ? data.ago(0) : null } : one)); }),
      markAllRead: () => write('notifications.markAllRead', [], () => { changeNotifications((one) => ({ ...one, readAt: one.readAt ?? data.ago(0) })); }),
      snooze: (id: string, until: Date | null) => write('notifications.snooze', [id, until], () => { changeNotifications((one) => (one.id === id ? { ...one, snoozedUntil: until?.toISOString() ?? null } : one)); }),
      settings: () => call('notifications.settings', [], () => { if (options.state) throw options.state === 'loading' ? refusal() : options.state; return settings; }),
      putSettings: (input: { reasons?: object; quietHours?: NotificationSettings['quietHours'] }) => call('notifications.putSettings', [input], () => {
        settings = { reasons: { ...settings.reasons, ...input.reasons }, quietHours: input.quietHours === undefined ? settings.quietHours : input.quietHours };
        return settings;
      }),
      loadMore: () => call('notifications.loadMore', [], () => undefined),
    },
    close: () => undefined,
  }; // prettier-ignore
  return {
    client: client as unknown as CrmClient,
    calls,
    drafts,
    /** What was begun to be uploaded, in order; it comes as far as one says. */
    uploads,
    $threads, $timeline, $tasks, $communication, $state, $me, $notifications, $flow, $team, $topics,
    /** The next call is refused. */
    refuse: (error: CrmError = refusal()): void => { refused = error; },
  }; // prettier-ignore
};

const people = (name: keyof typeof data.people) => data.people[name];

export type Memory = ReturnType<typeof memoryClient>;
export type { WritableAtom };
