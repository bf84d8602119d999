import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What only lists of threads say; other elements download none of it. */
export const bgList = {
  view: 'Изглед',
  views: { all: 'Всички нишки', mine: 'Моите нишки', unread: 'Непрочетени', followed: 'Следвани' },
  layout: 'Вид',
  layouts: { list: 'Списък', board: 'Табло' },
  noCounterparty: 'Без контрагент',
  search: 'Тема, номер, контрагент',
  exportCsv: 'Изнеси CSV',
  noneFound: 'Няма нишки, които да отговарят на търсенето',
  columns: { status: 'Статус', topic: 'Тема', counterparty: 'Контрагент', people: 'Хора', activity: 'Запис' },
  select: (topic: string) => `Избери „${topic}“`,
  selectAll: 'Избери всички показани',
  selected: n('Избрана # нишка', 'Избрани # нишки'),
  moreFailed: 'Следващите нишки не се заредиха.',
  partFailed: 'Тази част не се зареди. Опитайте пак.',
  noThreadsAtAll: 'Още няма нишки',
  noThreadsWhy: 'Тук се събират разговорите, задачите и документите около поръчката.',
  noneInStatus: (status: string) => `Няма нишки със статус „${status}“`,
  filterHides: n('Филтърът скрива още #.', 'Филтърът скрива останалите #.'),
  clearFilter: 'Изчисти филтъра',
  listFailed: 'Списъкът не се зареди',
  openTasksCount: n('# отворена задача', '# отворени задачи'),
  noEntries: 'Още няма записи',
  filterByStatus: 'Филтър по статус',
};

export type ListWords = Widened<typeof bgList>;

/** The words of lists of threads in the language of these messages. */
export const listWords = (messages: Messages): ListWords => messages.lists ?? bgList;
