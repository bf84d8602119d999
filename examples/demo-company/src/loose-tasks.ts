import { instantOf, workday } from './calendar.js';
import type { Day } from './calendar.js';
import { uuidv7 } from './identity.js';
import { personOf } from './people.js';
import type { Random } from './random.js';
import type { TaskDraft } from './threads/draft.js';

/** Work that belongs to no thread: who gives it to whom, and when it is due in working days from today. */
const ROWS: readonly (readonly [
  topic: string,
  author: string,
  assignee: string,
  due: number | undefined,
  isDone?: true,
])[] = [
  ['Обобщение на рекламациите за месеца', 'Огнян Караджов', 'Мария Стоянова', 9],
  ['Снимки на новата серия за каталога', 'Никол Дамянова', 'Мария Стоянова', undefined],
  ['Изпращане на каталог „Рила“', 'Мария Стоянова', 'Мария Стоянова', -1, true],
  ['Инвентаризация на дамаските', 'Силвия Маринова', 'Петя Димитрова', 6],
  ['Списък на доставчиците с оценка', 'Огнян Караджов', 'Петя Димитрова', 12],
  ['График за почивките около празниците', 'Огнян Караджов', 'Ивайло Тодоров', 4],
  ['Обучение на новия заварчик', 'Ивайло Тодоров', 'Тихомир Лазаров', 3],
  ['Смяна на филтрите в лакозалата', 'Ивайло Тодоров', 'Николай Жеков', 1],
  ['Годишен преглед на мотокара', 'Николай Желев', 'Стоян Балабанов', -3],
  ['Почистване на рампа 2 преди зимата', 'Николай Желев', 'Живко Младенов', 2],
  ['Нова ценова листа за магазините', 'Огнян Караджов', 'Георги Петков', 10],
  ['Стая за мостри: подреждане по серии', 'Георги Петков', 'Ралица Йорданова', undefined],
  ['Оферти за нова печка за прахово боядисване', 'Огнян Караджов', 'Красимир Ангелов', 15],
  ['Разкройни планове за серия „Сакар“', 'Красимир Ангелов', 'Явор Спасов', 5],
  ['Справка за неплатените фактури', 'Огнян Караджов', 'Силвия Маринова', 1],
  ['Архивиране на протоколите от миналата година', 'Теодора Василева', 'Лъчезар Минков', 20],
];

/** The tasks that stand alone, given within the last three weeks. */
export function looseTasks(today: Day, random: Random): readonly TaskDraft[] {
  return ROWS.map(([topic, author, assignee, due, isDone]) => {
    const day = workday(today, -random.int(Math.max(4, due === undefined ? 4 : 4 - due), 15));
    const at = instantOf(day, random.int(9 * 60, 16 * 60)) + random.int(0, 59_999);
    const person = personOf(assignee);
    const done = {
      to: 'completed',
      by: person,
      at: instantOf(workday(today, -1), random.int(9 * 60, 17 * 60)),
    } as const;
    return {
      type: 'task',
      kind: 'task',
      id: uuidv7(at, random),
      label: topic,
      topic,
      assigneeId: person.id,
      due: due === undefined ? undefined : workday(today, due),
      author: personOf(author),
      at,
      changes: isDone === true ? [done] : [],
    };
  });
}
