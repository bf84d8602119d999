import type { Messages, Widened } from './messages.js';

/** What only the form of a task says; other elements download none of it. */
export const bgTask = {
  refused: 'Задачата не се записа.',
  assignee: 'Отговорник',
  assigneeNeeded: 'Изберете отговорник',
  assigneeHint: 'Име на колега',
  dueDate: 'Срок',
  status: 'Статус',
  inAWeek: '+1 седм.',
};

export type TaskWords = Widened<typeof bgTask>;

/** The words of the form of a task in the language of these messages. */
export const taskWords = (messages: Messages): TaskWords => messages.taskForm ?? bgTask;
