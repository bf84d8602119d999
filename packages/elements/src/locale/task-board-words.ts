import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What only tasks and their dashboard say. */
export const bgTaskBoard = {
  title: 'Задачи',
  whose: 'Чии',
  scopes: { me: 'Мои', author: 'Създадени от мен', team: 'Екип' },
  layout: 'Вид',
  layouts: { list: 'Списък', board: 'Табло', calendar: 'Календар' },
  buckets: { overdue: 'Просрочени', today: 'Днес', week: 'Тази седмица', later: 'По-късно', none: 'Без срок' },
  newTask: 'Нова задача',
  exportIcs: 'Запази за календар',
  file: 'задачи',
  openThread: 'Към нишката',
  noThread: 'Без нишка',
  editTopic: (topic: string) => `Редактирай темата „${topic}“`,
  changeDue: (due: string) => `Срок: ${due}. Смени`,
  noDue: 'Без срок',
  typedDue: '3д, 25.12, пн',
  typedDueLabel: 'Срок с думи',
  notDue: 'Не е дата. Напишете 3д, 25.12 или пн.',
  topicSet: (topic: string) => `Темата е „${topic}“`,
  dueSet: (topic: string, due: string) => `Срокът на „${topic}“: ${due}`,
  assigneeSet: (topic: string, name: string) => `„${topic}“ е за ${name}`,
  statusSet: (topic: string, status: string) => `„${topic}“ е в „${status}“`,
  whatNext: (topic: string) => `„${topic}“ е приключена. Какво следва?`,
  nextTask: 'Нова задача',
  nextCommunication: 'Запиши разговор',
  nothingNext: 'Нищо',
  arrived: n('Пристигна # нова задача', 'Пристигнаха # нови задачи'),
  byStatus: 'По статус',
  open: n('отворена', 'отворени'),
  donut: n('# отворена задача по статус', '# отворени задачи по статус'),
  status: 'Статус',
  count: 'Брой',
  share: 'Дял',
  failed: 'Задачите не се заредиха',
  missing: 'Няма такава задача',
  missingWhy: 'Изтрита е или не е видима за вас.',
  empty: 'Няма отворени задачи',
  emptyWhy: 'Когато някой ви възложи задача, тя ще се появи тук.',
  emptyColumn: 'Няма задачи',
  dropDone: 'Пуснете тук, за да приключите',
  loadMore: 'Покажи още',
  former: 'Предишен месец',
  next: 'Следващ месец',
  thisMonth: 'Този месец',
  onDay: (day: string, count: number) => `${day}, ${n('# задача', '# задачи')(count)}`,
  more: n('още #', 'още #'),
  moveHint: 'Alt и стрелки местят срока',
};

export type TaskBoardWords = Widened<typeof bgTaskBoard>;

/** The words of tasks in the language of these messages. */
export const taskBoardWords = (messages: Messages): TaskBoardWords => messages.taskBoard ?? bgTaskBoard;
