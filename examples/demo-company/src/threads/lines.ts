import type { ImportLine } from '@towerp/crm-protocol';
import { isoDay } from '../calendar.js';
import type { Topics } from '../topics.js';
import { statusOf } from './draft.js';
import type { Author, CommunicationDraft, StatusChange, TaskDraft, ThreadDraft } from './draft.js';

type Line<T extends ImportLine['type']> = Extract<ImportLine, { type: T }>;

/** The lines of the threads and of the tasks without one: all threads, then communications, tasks and so on, each kind in the order of time. */
export function* threadLines(
  threads: readonly ThreadDraft[],
  loose: readonly TaskDraft[],
  topics: Topics,
): Generator<ImportLine> {
  const sorted = [...threads].sort((one, other) => one.at - other.at);
  for (const thread of sorted) yield threadLine(thread, topics);
  yield* inOrder(
    sorted.flatMap((thread) =>
      thread.communications.map((one) => ({ at: one.at, line: communicationLine(one, thread.id) })),
    ),
  );
  const tasks = [
    ...sorted.flatMap((thread) => thread.tasks.map((task) => ({ task, thread }))),
    ...loose.map((task) => ({ task, thread: undefined })),
  ];
  yield* inOrder(tasks.map(({ task, thread }) => ({ at: task.at, line: taskLine(task, topics, thread) })));
  yield* inOrder(
    sorted.flatMap((thread) =>
      thread.comments.map(({ at, author, ...rest }) => ({
        at,
        line: { ...rest, threadId: thread.id, ...made(author, at) } satisfies Line<'comment'>,
      })),
    ),
  );
  yield* inOrder(
    sorted.flatMap((thread) =>
      thread.attachments.map(({ at, author, id, document }) => ({
        at,
        line: {
          type: 'attachment',
          id,
          threadId: thread.id,
          record: { kind: document.kind, id: document.id },
          ...made(author, at),
        } satisfies Line<'attachment'>,
      })),
    ),
  );
  yield* inOrder([
    ...sorted.flatMap(({ id, changes }) =>
      changes.map((change, index) => changeLine({ threadId: id }, changes, change, index)),
    ),
    ...tasks.flatMap(({ task: { id, changes } }) =>
      changes.map((change, index) => changeLine({ taskId: id }, changes, change, index)),
    ),
  ]);
  for (const thread of sorted) {
    for (const { by, muted } of thread.followers)
      yield { type: 'follow', threadId: thread.id, user: { kind: 'user', id: by.id }, muted };
  }
}

function taskLine(task: TaskDraft, topics: Topics, thread: ThreadDraft | undefined): Line<'task'> {
  const status = statusOf(task);
  const closed = status === 'completed' ? task.changes.at(-1)?.at : undefined;
  return {
    type: 'task',
    id: task.id,
    ...(thread === undefined ? {} : { threadId: thread.id }),
    topic: task.topic,
    ...(task.topicTitle === undefined ? {} : { topicId: topics.idOf('task', task.topicTitle) }),
    ...(task.description === undefined ? {} : { description: task.description }),
    assigneeId: task.assigneeId,
    ...(task.due === undefined ? {} : { dueDate: isoDay(task.due) }),
    status,
    visibility: 'internal',
    ...(closed === undefined ? {} : { completedAt: new Date(closed).toISOString() }),
    ...made(task.author, task.at),
  };
}

function threadLine(thread: ThreadDraft, topics: Topics): Line<'thread'> {
  return {
    type: 'thread',
    id: thread.id,
    topic: thread.label,
    ...(thread.topicTitle === undefined ? {} : { topicId: topics.idOf('thread', thread.topicTitle) }),
    ...(thread.description === undefined ? {} : { description: thread.description }),
    status: statusOf(thread),
    visibility: thread.visibility,
    ...(thread.counterparty === undefined ? {} : { counterpartyId: thread.counterparty.id }),
    ...made(thread.author, thread.at),
  };
}

function communicationLine(draft: CommunicationDraft, threadId: string): Line<'communication'> {
  return {
    type: 'communication',
    id: draft.id,
    threadId,
    topic: draft.topic,
    ...(draft.contact === undefined ? {} : { contactId: draft.contact.id }),
    direction: draft.direction,
    channel: draft.channel,
    // People write a call down some minutes after it.
    occurredAt: new Date(draft.channel === 'email' ? draft.at : draft.at - 7 * 60_000).toISOString(),
    body: draft.body,
    visibility: draft.visibility,
    ...made(draft.author, draft.at),
  };
}

function changeLine(
  subject: { threadId: string } | { taskId: string },
  changes: readonly StatusChange[],
  { to, by, at }: StatusChange,
  index: number,
): { at: number; line: Line<'status_change'> } {
  const from = changes[index - 1]?.to ?? 'new';
  return {
    at,
    line: {
      type: 'status_change',
      ...subject,
      from,
      to,
      at: new Date(at).toISOString(),
      actor: { kind: 'user', id: by.id },
    },
  };
}

function made(author: Author, at: number): { author: { kind: 'user'; id: string }; createdAt: string } {
  return { author: { kind: 'user', id: author.id }, createdAt: new Date(at).toISOString() };
}

function* inOrder(entries: readonly { at: number; line: ImportLine }[]): Generator<ImportLine> {
  for (const { line } of [...entries].sort((one, other) => one.at - other.at)) yield line;
}
