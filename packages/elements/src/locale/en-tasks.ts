import type { Counted } from './counted.js';
import type { TaskBoardWords } from './task-board-words.js';

// Written out, since a file shared with Bulgarian would be one more to download at first.
const numbers = new Intl.NumberFormat('en');
const n =
  (one: string, other: string): Counted =>
  (count) =>
    (count === 1 ? one : other).replace('#', numbers.format(count));

export const enTasks: TaskBoardWords = {
  title: 'Tasks',
  whose: 'Whose',
  scopes: { me: 'Mine', author: 'Made by me', team: 'Team' },
  layout: 'Layout',
  layouts: { list: 'List', board: 'Board', calendar: 'Calendar' },
  buckets: { overdue: 'Overdue', today: 'Today', week: 'This week', later: 'Later', none: 'No due date' },
  newTask: 'New task',
  exportIcs: 'Save for a calendar',
  file: 'tasks',
  openThread: 'To the thread',
  noThread: 'No thread',
  editTopic: (topic) => `Edit the topic “${topic}”`,
  changeDue: (due) => `Due: ${due}. Change`,
  noDue: 'No due date',
  typedDue: '3d, 25.12, mon',
  typedDueLabel: 'Due date in words',
  notDue: 'Not a date. Write 3d, 25.12 or mon.',
  topicSet: (topic) => `The topic is “${topic}”`,
  dueSet: (topic, due) => `“${topic}” is due: ${due}`,
  assigneeSet: (topic, name) => `“${topic}” is for ${name}`,
  statusSet: (topic, status) => `“${topic}” is “${status}”`,
  whatNext: (topic) => `“${topic}” is done. What is next?`,
  nextTask: 'New task',
  nextCommunication: 'Record a call',
  nothingNext: 'Nothing',
  arrived: n('# new task has arrived', '# new tasks have arrived'),
  byStatus: 'By status',
  open: n('open', 'open'),
  donut: n('# open task by status', '# open tasks by status'),
  status: 'Status',
  count: 'Count',
  share: 'Share',
  failed: 'The tasks did not load',
  missing: 'There is no such task',
  missingWhy: 'It was deleted or is not visible to you.',
  empty: 'No open tasks',
  emptyWhy: 'When somebody gives you a task, it will appear here.',
  emptyColumn: 'No tasks',
  dropDone: 'Drop here to complete',
  loadMore: 'Show more',
  former: 'Previous month',
  next: 'Next month',
  thisMonth: 'This month',
  onDay: (day, count) => `${day}, ${n('# task', '# tasks')(count)}`,
  more: n('# more', '# more'),
  moveHint: 'Alt and arrows move the due date',
};
