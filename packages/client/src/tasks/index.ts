import type { RouteBody, RouteQuery, Status, Task, taskRoutes } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import type { ReadableAtom } from 'nanostores';
import { pages, replyOf, type CallOptions, type Http, type PageRequest, type Reply } from '../http/index.js';
import type { Acting, Write, WriteOptions } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import { countedList, Keyed, liveOne, type CountedList, type Hub, type Loadable } from '../store/index.js';
import { nameOfQuery } from '../threads/index.js';
import type { TaskActions } from './actions.js';
import { taskCalls } from './calls.js';

export type { TaskActions } from './actions.js';

/** What a list of tasks shows. */
export type TaskFilter = Omit<RouteQuery<typeof taskRoutes.list>, 'cursor' | 'counts'>;
/** A new task. */
export type CreateTaskInput = RouteBody<typeof taskRoutes.create>;
/** What is changed in a task. */
export type PatchTaskInput = RouteBody<typeof taskRoutes.patch>;
/** A page of tasks with the number per due bucket. */
export type TaskPage = { items: Task[]; nextCursor: string | null; counts?: Record<string, number> | undefined };

/** Work for one colleague, with a due date (R12). */
export interface Tasks {
  /** The live list under a filter, with the number per due bucket. */
  $list(filter?: TaskFilter): ReadableAtom<Loadable<CountedList<Task>>>;
  /** The reader's open tasks, live, with the number per due bucket. */
  readonly $myTasks: ReadableAtom<Loadable<CountedList<Task>>>;
  loadMore(filter?: TaskFilter): Promise<void>;
  refresh(filter?: TaskFilter): Promise<void>;
  /** One live task. */
  $one(id: string): ReadableAtom<Loadable<Task>>;
  list(filter?: TaskFilter, options?: CallOptions): PageRequest<TaskPage>;
  get(id: string, options?: CallOptions): Reply<Task>;
  /** Shown at once in its thread. */
  create(input: CreateTaskInput, options?: WriteOptions): Write<Task>;
  patch(id: string, patch: PatchTaskInput, options?: WriteOptions): Write<Task>;
  /** Shown at once everywhere; taken back where the server refuses, or by `undo()`. */
  setStatus(id: string, status: Status, options?: WriteOptions): Write<Task>;
  delete(id: string, options?: WriteOptions): Write<void>;
}

const mine: TaskFilter = {
  assignee: 'me',
  status: ['new', 'in_progress', 'awaiting_decision', 'confirmed'],
};

/** The room of tasks. */
export const tasks = (http: Http, hub: Hub, reader: Reader, write: Acting<TaskActions>): Tasks => {
  const page = (query: RouteQuery<typeof taskRoutes.list>, options?: CallOptions) =>
    http.call(taskCalls.list, { query: { ...query, counts: 'due' }, ...options });
  const get = (id: string, options?: CallOptions) => http.call(taskCalls.get, { params: { id }, ...options });
  const lists = new Keyed(
    (filter: TaskFilter) =>
      countedList(hub, {
        kind: 'task',
        readPage: (part, signal) => page({ ...filter, ...part }, { signal }),
        concerns: ({ type }) =>
          /^(task|access)\./.test(type) || (isWide(filter) && /^(thread|attachment)\./.test(type)),
        limit: filter.limit,
        isShown: ({ status }) => filter.status?.includes(status) ?? true,
        isLocal: (task) => isSurely(filter, task, reader),
      }),
    nameOfQuery,
  );
  const ones = new Keyed((id: string) => liveOne(hub, 'task', id, (signal) => get(id, { signal })));
  return {
    $list: (filter = {}) => lists.of(filter).$,
    get $myTasks() {
      return lists.of(mine).$;
    },
    loadMore: (filter = {}) => lists.of(filter).loadMore(),
    refresh: (filter = {}) => lists.of(filter).refresh(),
    $one: (id) => ones.of(id).$,
    list: (filter, options) => pages((part) => page({ ...filter, ...part }, options)),
    get: (id, options) => replyOf(get(id, options)),
    create: (input, options) => write(({ create }, how) => create({ ...input, id: input.id ?? newId() }, how), options),
    patch: (id, body, options) => write(({ patch }, how) => patch({ id, body }, how), options),
    setStatus: (id, status, options) => write(({ patch }, how) => patch({ id, body: { status } }, how), options),
    delete: (id, options) => write(({ remove }, how) => remove({ id }, how), options),
  };
};

/** True where the server would surely put the task on a list under this filter. */
const isSurely = (filter: TaskFilter, task: Task, reader: Reader): boolean => {
  const { assignee, author, thread, status, limit: _, ...others } = filter;
  const is = (id: string, wanted: string | undefined): boolean =>
    wanted === undefined || wanted === id || (wanted === 'me' && reader.isMe(id));
  return (
    Object.values(others).every((value) => value === undefined) &&
    is(task.assignee.id, assignee) &&
    is(task.author.id, author) &&
    (thread === undefined || thread === task.threadId) &&
    (status?.includes(task.status) ?? true)
  );
};

// Which threads have a record, or who takes part in one, changes without any event of the task.
const isWide = ({ record, participant }: TaskFilter): boolean => record !== undefined || participant !== undefined;
