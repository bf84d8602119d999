import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What is said only once somebody works on many threads: board, saved views, bulk changes, export, keys. */
export const bgTriage = {
  board: 'Табло по статус',
  column: (status: string, count: string) => `${status}, ${count}`,
  emptyColumn: 'Няма нишки',
  dropHere: 'Пусни тук',
  moreInColumn: n('Още #', 'Още #'),
  move: (topic: string) => `Премести „${topic}“`,
  moved: (topic: string, status: string) => `„${topic}“ е в „${status}“`,

  sort: 'Подреди',
  sortBy: 'Подреждане',
  sorts: {
    '-lastActivityAt': 'Последно активни',
    lastActivityAt: 'Най-дълго без движение',
    '-createdAt': 'Най-нови',
    createdAt: 'Най-стари',
    topic: 'По тема',
  },
  groupBy: 'Групиране',
  groups: { none: 'Без групи', status: 'По статус', counterparty: 'По контрагент', day: 'По ден' },
  keyHints: {
    move: 'нагоре и надолу',
    open: 'отвори',
    select: 'избери',
    status: 'статус',
    complete: 'приключи',
    create: 'нова',
    undo: 'върни',
    all: 'всички клавиши',
    walk: 'между картите',
    shift: 'в съседния статус',
  },

  savedViews: 'Запазени изгледи',
  saveView: 'Запази този изглед',
  viewName: 'Име на изгледа',
  save: 'Запази',
  dropView: (name: string) => `Изтрий изгледа „${name}“`,
  viewSaved: (name: string) => `Изгледът „${name}“ е запазен`,
  viewDropped: (name: string) => `Изгледът „${name}“ е изтрит`,
  notKept: 'Браузърът не пази данни; изгледът е до затварянето на страницата.',

  counterpartyHint: 'Име на контрагент',
  anyCounterparty: 'Всички контрагенти',

  selection: 'Избрани нишки',
  setStatus: 'Статус',
  markRead: 'Прочетени',
  markUnread: 'Непрочетени',
  follow: 'Следвай',
  clearSelection: 'Откажи избора',
  bulkStatus: (count: number, status: string) =>
    `${n('Статусът на # нишка е', 'Статусът на # нишки е')(count)} „${status}“`,
  bulkDone: n('Готово: # нишка', 'Готово: # нишки'),
  changing: 'Променя се статусът',
  working: 'Обработват се нишките',
  exporting: 'Изнасят се нишките',
  progress: (done: string, total: string) => `${done} от ${total}`,
  notChanged: n('# нишка не е променена.', '# нишки не са променени.'),
  retryFailed: 'Опитай само тях',
  exportFailed: 'Файлът не се изнесе.',
  exported: n('Изнесена # нишка', 'Изнесени # нишки'),
  stopped: (done: string) => `Спряно. Готови: ${done}`,
  file: 'нишки',
  csv: {
    topic: 'Тема',
    status: 'Статус',
    counterparty: 'Контрагент',
    author: 'Автор',
    people: 'Участници',
    unread: 'Непрочетени',
    openTasks: 'Отворени задачи',
    lastActivityAt: 'Последна промяна',
    createdAt: 'Създадена',
    description: 'Описание',
    id: 'Идентификатор',
  },

  keys: {
    title: 'Клавиши',
    move: 'надолу и нагоре',
    ends: 'в началото и в края',
    page: 'страница надолу и нагоре',
    open: 'отвори нишката',
    select: 'избери нишката',
    extend: 'избери и съседната',
    all: 'избери всички показани',
    status: 'смени статуса',
    complete: 'приключи',
    create: 'нова нишка',
    unread: 'прочетена / непрочетена',
    follow: 'следвай',
    search: 'търсене',
    undo: 'върни последното',
    clear: 'откажи избора',
    columns: 'съседна колона',
    shift: 'премести в съседния статус',
    help: 'този списък',
  },
};

export type TriageWords = Widened<typeof bgTriage>;

/** The words of work on many threads in the language of these messages. */
export const triageWords = (messages: Messages): TriageWords => messages.triage ?? bgTriage;
