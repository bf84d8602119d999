import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What the overview of the team says; other elements download none of it. */
export const bgTeam = {
  title: 'Екип',
  colleagues: n('# колега', '# колеги'),
  idle: n('Още # колега без работа през тези дни', 'Още # колеги без работа през тези дни'),
  openThings: n('# отворено', '# отворени'),
  failed: 'Екипът не се зареди',
  forbidden: 'Екипът е само за колеги',
  forbiddenWhy: 'Нужна е роля на служител в компанията. Дава я администраторът.',
  nobody: 'Още няма колеги с работа',
  nobodyWhy: 'Тук ще видите кой какво е поел, кой чака помощ и кой е по-бърз от очакваното.',
  period: 'Период',
  periods: {
    '7': 'Последните 7 дни',
    '30': 'Последните 30 дни',
    '90': 'Последните 90 дни',
    all: 'От началото',
    own: 'От дата до дата',
  },
  from: 'От',
  to: 'До',
  wrongPeriod: 'Началото е след края.',
  between: (from: string, to: string) => `от ${from} до ${to}`,
  layout: 'Вид',
  layouts: { chart: 'Графики', table: 'Числа' },
  signals: {
    needs_help: 'Има нужда от помощ',
    in_difficulty: 'Среща затруднения',
    faster: 'По-бързо от очакваното',
  },
  noSignal: {
    needs_help: 'Никой не чака решение повече от ден.',
    in_difficulty: 'Никой няма просрочено или забавено.',
    faster: 'Още никой не е по-бърз с поне 20 %.',
  },
  waiting: n('# чака решение', '# чакат решение'),
  overdue: n('# просрочена', '# просрочени'),
  completed: n('# приключено', '# приключени'),
  late: 'има отворено над очакваното',
  moreColleagues: n('и още # колега', 'и още # колеги'),
  medianAgainst: (median: string, expected: string) => `${median} при очаквани ${expected}`,
  medianAgainstTeam: (median: string, team: string) => `${median} при ${team} за екипа`,
  slower: (percent: string) => `по-бавно с ${percent}`,
  faster: (percent: string) => `по-бързо с ${percent}`,
  asExpected: 'според очакваното',
  noMedian: 'няма приключени',
  noExpected: 'без очаквано',
  columns: {
    person: 'Колега',
    open: 'Отворени по статус',
    waiting: 'Чакат решение',
    overdue: 'Просрочени',
    completed: 'Приключени',
    median: 'Медиана и очаквано',
    time: 'Време по статуси',
    verdict: 'Оценка',
    threads: 'Нишки',
    tasks: 'Задачи',
    hours: 'Часове в статус',
    medians: 'Медиана, часове',
    medianHours: 'Медиана',
    expectedHours: 'Очаквано',
    teamHours: 'За екипа',
  },
  expectedMark: 'очаквано',
  inStatus: (status: string, count: string) => `${status}: ${count}`,
  show: (name: string) => `Покажи работата на ${name}`,
  none: '—',
};

export type TeamWords = Widened<typeof bgTeam>;

/** The words of the team's overview in the language of these messages. */
export const teamWords = (messages: Messages): TeamWords => messages.team ?? bgTeam;
