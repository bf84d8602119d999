import type { CommunicationWords } from './communication-words.js';
import type { Counted } from './counted.js';
import type { EditWords } from './edit-words.js';
import type { ListWords } from './list-words.js';
import type { TaskWords } from './task-words.js';
import type { TriageWords } from './triage-words.js';

// Written out, since a file shared with Bulgarian would be one more to download at first.
const numbers = new Intl.NumberFormat('en');
const n =
  (one: string, other: string): Counted =>
  (count) =>
    (count === 1 ? one : other).replace('#', numbers.format(count));

export const enCommunication: CommunicationWords = {
  direction: 'Direction',
  channel: 'Channel',
  directions: { inbound: 'Inbound', outbound: 'Outbound' },
  channels: { phone: 'Phone', meeting: 'Meeting', email: 'Email' },
  refused: 'The communication was not saved.',
  notes: 'What was agreed',
  occurredAt: 'When',
  now: 'Now',
  timeNeeded: 'Write a date and time that is not in the future',
  contact: 'Contact',
  contactHint: 'Name of a person at the counterparty',
  contactUnknown: 'Pick a person from the list, or add them',
  addContact: (name) => `Add contact “${name}”`,
  newContact: (counterparty) => `New contact at ${counterparty}`,
  contactFields: { position: 'Position', phone: 'Phone', email: 'Email' },
  saveAndTask: 'Save and create a task',
  edit: 'Edit the communication',
  stays: 'The communication was not deleted.',
  failed: 'The communication did not load',
  missing: 'No such communication',
  missingWhy: 'It was deleted or is not shared with you.',
};

export const enTask: TaskWords = {
  refused: 'The task was not saved.',
  assignee: 'Assignee',
  assigneeNeeded: 'Pick an assignee',
  assigneeHint: 'Name of a colleague',
  dueDate: 'Due',
  status: 'Status',
  inAWeek: '+1 week',
};

export const enEdit: EditWords = {
  shareSwitch: 'Share with the client',
  attachTitle: 'Attached orders',
  attachMore: 'Add an order',
  shareNeedsOrder: 'Choose a counterparty to share it',
  counterparty: 'Counterparty',
  counterpartyHint: 'Name of a counterparty',
  counterpartyUnknown: 'Choose it from the list or clear the field',
  createThread: 'Open the thread',
  threadRefused: 'The thread was not opened.',
  refused: 'The thread was not saved.',
  changedMeanwhile: 'A colleague changed the thread while you were writing.',
  theirVersion: 'Saved meanwhile',
  takeTheirs: 'Take what is saved',
  keepMine: 'Keep mine',
  shareWarning: (client) => `${client} will see the thread and the entries marked as shared.`,
};

export const enList: ListWords = {
  view: 'View',
  views: { all: 'All threads', mine: 'My threads', unread: 'Unread', followed: 'Followed' },
  layout: 'Layout',
  layouts: { list: 'List', board: 'Board' },
  noCounterparty: 'No counterparty',
  search: 'Topic, number, counterparty',
  exportCsv: 'Export CSV',
  noneFound: 'No threads match the search',
  columns: { status: 'Status', topic: 'Topic', counterparty: 'Counterparty', people: 'People', activity: 'Entry' },
  select: (topic) => `Select “${topic}”`,
  selectAll: 'Select all shown',
  selected: n('# thread selected', '# threads selected'),
  moreFailed: 'The next threads did not load.',
  partFailed: 'This part did not load. Try again.',
};

export const enTriage: TriageWords = {
  board: 'Board by status',
  column: (status, count) => `${status}, ${count}`,
  emptyColumn: 'No threads',
  dropHere: 'Drop here',
  moreInColumn: n('# more', '# more'),
  move: (topic) => `Move “${topic}”`,
  moved: (topic, status) => `“${topic}” is in “${status}”`,

  sort: 'Arrange',
  sortBy: 'Order',
  sorts: {
    '-lastActivityAt': 'Latest activity',
    lastActivityAt: 'Longest without activity',
    '-createdAt': 'Newest',
    createdAt: 'Oldest',
    topic: 'By topic',
  },
  groupBy: 'Groups',
  groups: { none: 'No groups', status: 'By status', counterparty: 'By counterparty', day: 'By day' },
  keyHints: {
    move: 'up and down',
    open: 'open',
    select: 'select',
    status: 'status',
    complete: 'complete',
    create: 'new',
    undo: 'undo',
    all: 'all keys',
    walk: 'between cards',
    shift: 'to the next status',
  },

  savedViews: 'Saved views',
  saveView: 'Save this view',
  viewName: 'Name of the view',
  save: 'Save',
  dropView: (name) => `Delete the view “${name}”`,
  viewSaved: (name) => `The view “${name}” is saved`,
  viewDropped: (name) => `The view “${name}” is deleted`,
  notKept: 'The browser keeps no data; the view stays until the page is closed.',

  counterpartyHint: 'Name of a counterparty',
  anyCounterparty: 'All counterparties',

  selection: 'Selected threads',
  setStatus: 'Status',
  markRead: 'Read',
  markUnread: 'Unread',
  follow: 'Follow',
  clearSelection: 'Clear the selection',
  bulkStatus: (count, status) => `${n('# thread is', '# threads are')(count)} “${status}”`,
  bulkDone: n('Done: # thread', 'Done: # threads'),
  changing: 'Changing the status',
  working: 'Working through the threads',
  exporting: 'Exporting the threads',
  progress: (done, total) => `${done} of ${total}`,
  notChanged: n('# thread was not changed.', '# threads were not changed.'),
  retryFailed: 'Retry only those',
  exportFailed: 'The file was not exported.',
  exported: n('# thread exported', '# threads exported'),
  stopped: (done) => `Stopped. Done: ${done}`,
  file: 'threads',
  csv: {
    topic: 'Topic',
    status: 'Status',
    counterparty: 'Counterparty',
    author: 'Author',
    people: 'People',
    unread: 'Unread',
    openTasks: 'Open tasks',
    lastActivityAt: 'Last change',
    createdAt: 'Created',
    description: 'Description',
    id: 'Id',
  },

  keys: {
    title: 'Keys',
    move: 'down and up',
    ends: 'to the start and the end',
    page: 'a page down and up',
    open: 'open the thread',
    select: 'select the thread',
    extend: 'select the next one too',
    all: 'select all shown',
    status: 'change the status',
    complete: 'complete',
    create: 'new thread',
    unread: 'read / unread',
    follow: 'follow',
    search: 'search',
    undo: 'undo the last change',
    clear: 'clear the selection',
    columns: 'the next column',
    shift: 'move to the next status',
    help: 'this list',
  },
};
