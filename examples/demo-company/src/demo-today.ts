import type { Channel, Direction, RichTextDocument, Status, Visibility } from '@towerp/crm-protocol';
import { dayOf, isoDay, ordinalDay, spokenDay, workday } from './calendar.js';
import { counterparties } from './counterparties.js';
import type { DemoSetting } from './demo-company.js';
import { uuidv7 } from './identity.js';
import { groupOf, personOf } from './people.js';
import { Random } from './random.js';
import { rich } from './rich-text.js';
import { promisedDay } from './story/balkan-palas-documents.js';
import { documentOf } from './story/ground.js';
import { story } from './story/story.js';

interface Made {
  readonly authorId: string;
  /** The instant, RFC 3339. */
  readonly at: string;
  readonly threadId: string;
}

/** Something that a colleague or the client did within the last hours. */
export type DemoMoment =
  | (Made & {
      readonly kind: 'comment';
      readonly id: string;
      readonly body: RichTextDocument;
      readonly visibility: Visibility;
    })
  | (Made & {
      readonly kind: 'communication';
      readonly id: string;
      readonly topic: string;
      readonly contactId: string;
      readonly direction: Direction;
      readonly channel: Channel;
      readonly body: RichTextDocument;
    })
  | (Made & {
      readonly kind: 'task';
      readonly id: string;
      readonly topic: string;
      readonly description?: RichTextDocument;
      readonly assigneeId: string;
      readonly dueDate: string;
    })
  | (Made & { readonly kind: 'status'; readonly status: Status });

const maria = personOf('Мария Стоянова');
const petya = personOf('Петя Димитрова');
const ivaylo = personOf('Ивайло Тодоров');
const georgi = personOf('Георги Петков');
const nikolay = personOf('Николай Желев');
const teodora = personOf('Теодора Василева');
const sales = groupOf('Търговски отдел');
const metalwork = groupOf('Цех Метал');

/** What happened today before this instant, the oldest first; played through the live API, it leaves the colleagues unread things. */
export function demoToday({ seed = 1, today }: DemoSetting): readonly DemoMoment[] {
  const random = new Random(`company ${String(seed)}`);
  const day = dayOf(today);
  const { ground, threads } = story(day, counterparties(random.branch('counterparties')), random.branch('story'));
  const ids = random.branch('today');
  const made = (topic: string, authorId: string, minutesAgo: number): Made & { id: string } => {
    const thread = threads.find((one) => one.label.startsWith(topic));
    if (thread === undefined) throw new RangeError(`no thread „${topic}“`);
    const at = today.getTime() - minutesAgo * 60_000;
    return { authorId, at: new Date(at).toISOString(), threadId: thread.id, id: uuidv7(at, ids) };
  };
  const say = (
    topic: string,
    authorId: string,
    minutesAgo: number,
    body: RichTextDocument,
    visibility: Visibility = 'internal',
  ): DemoMoment => ({
    ...made(topic, authorId, minutesAgo),
    kind: 'comment',
    body,
    visibility,
  });
  const { id: _, ...decision } = made('Отстъпка 6', georgi.id, 112);
  const fabric = 'Смяна на дамаската';
  const order = documentOf(ground, '43659');
  return [
    { ...made('Дъбовият фурнир', ivaylo.id, 168), kind: 'task', topic: 'Писмо до „Дървопласт“ за неустойката', description: rich`0,5 % на ден по договора, базата е стойността на ${documentOf(ground, '3091')}.`, assigneeId: petya.id, dueDate: isoDay(workday(day, 1)) }, // prettier-ignore
    { ...made(fabric, georgi.id, 142), kind: 'communication', topic: 'Срок за столовете', contactId: '10001-1', direction: 'inbound', channel: 'phone', body: rich`Мострата „графит“ е пристигнала, харесва ги. Пита само кога ще са столовете, ресторантът отваря пръв.` }, // prettier-ignore
    say('Отстъпка 6', georgi.id, 113, rich`Обадиха се пак. Договорът е готов за подпис, чакаме само процента.`),
    { ...decision, kind: 'status', status: 'awaiting_decision' },
    say(fabric, 'portal:d.krasteva', 96, rich`Благодаря! Графитът е по-добре, но кога? Откриването е на ${spokenDay(day + 18)} и ресторантът трябва да е готов два дни по-рано.`, 'shared'), // prettier-ignore
    say('Монтаж в Боровец', nikolay.id, 81, rich`${maria} охраната на хотела иска имената на монтажниците до обед. ${ivaylo} оставаш ли на Хасан и Мирослав?`), // prettier-ignore
    say('Рекламация: драскотини', teodora.id, 64, rich`Прикачих 6 снимки от приемането. ${metalwork} за четирите рамки ми трябва човек със спрей в деня на монтажа.`), // prettier-ignore
    { ...made('Рекламация: драскотини', teodora.id, 62), kind: 'task', topic: 'Отговор на рекламацията до хотела', assigneeId: maria.id, dueDate: isoDay(workday(day, 1)) }, // prettier-ignore
    say('Запитване за 40 чина', georgi.id, 55, rich`${sales} кой поема спецификацията по наредба № 24? Училището чака отговор до ${ordinalDay(workday(day, 2))}.`), // prettier-ignore
    say(fabric, petya.id, 38, rich`${maria} първите 120 м са на склад с ${documentOf(ground, '1560')}, останалите 48 м са на ${ordinalDay(workday(day, 2))}. Пускам ${documentOf(ground, '3094')} на две доставки, ако одобриш доплащане 64,00 € за куриера.`), // prettier-ignore
    say(
      fabric,
      ivaylo.id,
      27,
      rich`${petya} кроим от първите 120 м още днес, 51 стола са сигурни. Другите 21 чакат твоите 48 м.`,
    ),
    say(fabric, maria.id, 14, rich`Столовете ще са готови на ${spokenDay(workday(promisedDay(day), -2))} и пътуват с останалото на ${ordinalDay(promisedDay(day))}. Потвърждавате ли „графит“ окончателно за цялата поръчка ${order}?`, 'shared'), // prettier-ignore
  ];
}
