import type { Person, RichText, Task } from '@towerp/crm-protocol';
import { richTextOf } from '@towerp/crm-protocol/words';
import type { Http } from '../http/index.js';
import type { Outbox, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import type { Hub } from '../store/index.js';
import type { CreateTaskInput, PatchTaskInput } from './index.js';
import { taskCalls } from './calls.js';

type Creation = CreateTaskInput & { id: string };

/** As the server will make it. */
const madeHere = ({ cache }: Hub, reader: Reader, input: Creation, at: string): Task => {
  const { id, threadId, topic, topicId, description, assigneeId, dueDate, status, visibility } = input;
  return {
    id, threadId: threadId ?? null, topic: topic ?? '', topicId: topicId ?? null,
    description: ((typeof description === 'string' ? richTextOf(description) : description) ?? null) as RichText | null,
    assignee: cache.seen<Person>('user', assigneeId) ?? { kind: 'user', id: assigneeId, name: assigneeId },
    dueDate: dueDate ?? null, status: status ?? 'new', visibility: visibility ?? 'internal', author: reader.person,
    completedAt: null, version: 0, createdAt: at, updatedAt: at,
  }; // prettier-ignore
};

/** The fields of a patch that a task shows as they are written. */
const shownOf = ({ status, dueDate, topic }: PatchTaskInput): Partial<Task> =>
  Object.fromEntries(Object.entries({ status, dueDate, topic }).filter(([, value]) => value !== undefined));

/** What is done to tasks. */
export interface TaskActions {
  readonly create: Writer<Creation, Task>;
  readonly patch: Writer<{ id: string; body: PatchTaskInput }, Task>;
  readonly remove: Writer<{ id: string }, void>;
}

/** The actions of tasks. */
export const taskActions = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): TaskActions => {
  const { cache } = hub;
  const lanesOf = (id: string): string[] => [cache.get('task', id)?.threadId, id].filter((lane) => typeof lane === 'string');
  const remove: Writer<{ id: string }, void> = outbox.operation({
    name: 'tasks.delete',
    lanes: ({ id }) => lanesOf(id),
    send: ({ id }, options) => http.call(taskCalls.delete, { params: { id }, ...options }),
    show: ({ id }) => {
      const shown = cache.patch('task', id, null);
      return {
        undo: shown.undo,
        settle: ({ seq }) => { cache.remove('task', id, seq); },
      };
    },
  });
  const create: Writer<Creation, Task> = outbox.operation({
    name: 'tasks.create',
    lanes: ({ threadId, id }) => (threadId ? [threadId, id] : [id]),
    words: ({ topic, description }) => description ?? topic,
    send: (body, options) => http.call(taskCalls.create, { body, ...options }),
    show: (input, at) => ({
      ...hub.write('task', madeHere(hub, reader, input, at)),
      revert: () => remove({ id: input.id }),
    }),
  });
  const patch: Writer<{ id: string; body: PatchTaskInput }, Task> = outbox.operation({
    name: 'tasks.patch',
    lanes: ({ id }) => lanesOf(id),
    words: ({ body }) => body.description,
    send: ({ id, body }, options) => http.call(taskCalls.patch, { params: { id }, body, ...options }),
    show: ({ id, body }) => {
      const former = cache.get('task', id);
      const shown = cache.patch('task', id, shownOf(body));
      if (!former) return shown;
      const back = Object.fromEntries(Object.keys(shownOf(body)).map((key) => [key, former[key as keyof Task]]));
      return { ...shown, revert: () => patch({ id, body: back }) };
    },
  });
  return { create, patch, remove };
}; // prettier-ignore
