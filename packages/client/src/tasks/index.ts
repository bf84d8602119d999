import type { taskRoutes, RouteBody, RouteQuery, Status, Task } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { taskCalls, pages, type PageRequest, type CallOptions, type Http } from '../http/index.js';
import { countedList, Keyed, Live, type CountedList, type Hub, type Loadable } from '../store/index.js';
import { nameOfQuery } from '../threads/index.js';

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
  loadMore(filter?: TaskFilter): Promise<void>;
  refresh(filter?: TaskFilter): Promise<void>;
  /** One live task. */
  $one(id: string): ReadableAtom<Loadable<Task>>;
  list(filter?: TaskFilter, options?: CallOptions): PageRequest<TaskPage>;
  get(id: string, options?: CallOptions): Promise<Task>;
  create(input: CreateTaskInput, options?: CallOptions): Promise<Task>;
  patch(id: string, patch: PatchTaskInput, options?: CallOptions): Promise<Task>;
  /** Shown at once everywhere; taken back where the server refuses. */
  setStatus(id: string, status: Status): Promise<Task>;
  delete(id: string, options?: CallOptions): Promise<void>;
}

/** The room of tasks. */
export const tasks = (http: Http, hub: Hub): Tasks => {
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
      }),
    nameOfQuery,
  );
  const ones = new Keyed((id: string) => liveTask(hub, id, (signal) => get(id, { signal })));
  const patch = async (id: string, body: PatchTaskInput, options?: CallOptions): Promise<Task> => {
    const { status, dueDate, topic } = body;
    const shown = Object.fromEntries(
      Object.entries({ status, dueDate, topic }).filter(([, value]) => value !== undefined),
    );
    const optimistic = hub.cache.patch('task', id, shown);
    try {
      const answer = await http.call(taskCalls.patch, { params: { id }, body, ...options });
      optimistic.settle(answer);
      return answer.value;
    } catch (error) {
      optimistic.undo();
      throw error;
    }
  };
  return {
    $list: (filter = {}) => lists.of(filter).$,
    loadMore: (filter = {}) => lists.of(filter).loadMore(),
    refresh: (filter = {}) => lists.of(filter).refresh(),
    $one: (id) => ones.of(id).$,
    list: (filter, options) => pages(async (cursor) => (await page({ ...filter, cursor }, options)).value),
    get: async (id, options) => (await get(id, options)).value,
    create: async (body, options) => {
      const { value, seq } = await http.call(taskCalls.create, { body, ...options });
      hub.cache.answered('task', value, seq);
      return value;
    },
    patch,
    setStatus: (id, status) => patch(id, { status }),
    delete: async (id, options) => {
      const { seq } = await http.call(taskCalls.delete, { params: { id }, ...options });
      hub.cache.remove('task', id, seq);
    },
  };
};

// Which threads have a record, or who takes part in one, changes without any event of the task.
const isWide = ({ record, participant }: TaskFilter): boolean => record !== undefined || participant !== undefined;

const liveTask = (hub: Hub, id: string, get: (signal: AbortSignal) => Promise<{ value: Task; seq: number }>) =>
  new Live<string, Task>(hub, {
    load: async (_, signal) => {
      const { value, seq } = await get(signal);
      hub.cache.put('task', value, seq);
      return { value: id, seq };
    },
    show: () => hub.cache.get('task', id),
  });
