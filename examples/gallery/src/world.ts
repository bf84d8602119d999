import { createCrmClient, type CrmClient } from '@towerp/crm-client';
import { problemStatus, statuses, type ProblemCode, type Thread } from '@towerp/crm-protocol';

/** What the network or the backend is like for the elements of one state; each condition is a client of its own. */
export type Condition =
  | 'ready'
  | 'admin'
  | 'loading'
  | 'empty'
  | 'fresh'
  | 'error'
  | 'offline'
  | 'forbidden'
  | 'portal'
  | 'refusing'
  | 'signed out';

const asProblem = (code: ProblemCode): Response =>
  Response.json(
    { type: 'about:blank', title: code, status: problemStatus[code], detail: `The gallery wants ${code}.`, code, requestId: 'gallery-1' },
    { status: problemStatus[code], headers: { 'content-type': 'application/problem+json' } },
  ); // prettier-ignore

const isStream = (request: Request): boolean => request.headers.get('accept') === 'text/event-stream';

/** What becomes of a request; where nothing is said it reaches the backend. */
const ways: Partial<Record<Condition, (request: Request) => Promise<Response> | undefined>> = {
  loading: () => new Promise(() => {}),
  error: () => Promise.resolve(asProblem('internal')),
  forbidden: () => Promise.resolve(asProblem('forbidden')),
  // What was read stays; the stream that keeps it fresh cannot be reached.
  offline: (request) => (isStream(request) ? Promise.reject(new TypeError('Failed to fetch')) : undefined),
  refusing: ({ method }) => (method === 'GET' ? undefined : Promise.resolve(asProblem('forbidden'))),
};

const callerIn = (condition: Condition): string =>
  condition === 'admin' || condition === 'portal' || condition === 'empty' || condition === 'fresh'
    ? condition
    : 'member';

const clients = new Map<Condition, CrmClient>();

/** The client of a condition. */
export const clientIn = (condition: Condition): CrmClient => {
  const known = clients.get(condition);
  if (known) return known;
  const way = ways[condition];
  const client = createCrmClient({
    baseUrl: '/api/crm',
    getToken: async () => {
      if (condition === 'signed out') throw new Error('Nobody is signed in.');
      return (await fetch(`/gallery/token?as=${callerIn(condition)}`)).text();
    },
    fetch: (input, init) => {
      const request = new Request(input, init);
      return way?.(request) ?? fetch(request);
    },
    timeoutMs: condition === 'loading' ? 3_600_000 : 15_000,
    maxRetries: 0,
    shared: false,
  });
  clients.set(condition, client);
  return client;
};

/** What the screens show. */
export interface Scene {
  /** A thread with much in it. */
  readonly threadId: string;
  /** One that is shared with the counterparty. */
  readonly sharedId: string;
  /** One in which nothing is yet. */
  readonly freshId: string;
  /** One whose status may be changed. */
  readonly ownId: string;
  /** A communication of the first thread, and a task of it. */
  readonly communicationId: string;
  readonly taskId: string;
  /** A task that is overdue. */
  readonly overdueId: string;
  /** One of each status. */
  readonly byStatus: readonly Thread[];
}

const order = { kind: 'client_order', id: '43659' };

/** Looks up what the screens show. */
export const findScene = async (): Promise<Scene> => {
  const { threads, communications, tasks } = clientIn('ready');
  const fresh = clientIn('fresh').threads;
  const [around, made, byStatus] = await Promise.all([
    threads.list({ record: order, limit: 100 }),
    fresh.list({ limit: 10 }),
    Promise.all(statuses.map((status) => threads.list({ status: [status], limit: 1 }))),
  ]);
  const full = around.items.toSorted((a, b) => b.counts.comments - a.counts.comments);
  const shared = full.find(({ visibility }) => visibility === 'shared');
  const named = async (topic: string): Promise<string> =>
    (made.items.find((thread) => thread.topic === topic) ?? (await fresh.create({ topic }))).id;
  const threadId = full[0]?.id ?? '';
  const [spoken, given, overdue] = await Promise.all([
    communications.list({ thread: threadId, limit: 1 }),
    tasks.list({ thread: threadId, limit: 1 }),
    tasks.list({ due: 'overdue', limit: 1 }),
  ]);
  return {
    threadId,
    communicationId: spoken.items[0]?.id ?? '',
    taskId: given.items[0]?.id ?? '',
    overdueId: overdue.items[0]?.id ?? '',
    sharedId: shared?.id ?? '',
    freshId: await named('Нова нишка без записи'),
    ownId: await named('Нишка, чийто статус се сменя'),
    byStatus: byStatus.flatMap(({ items }) => items),
  };
};
