import { nextQuarter, spokenDay, workday } from '../calendar.js';
import { personOf } from '../people.js';
import { rich } from '../rich-text.js';
import type { ThreadDraft } from '../threads/draft.js';
import { documentOf, stageOf } from './ground.js';
import type { Ground } from './ground.js';

const maria = personOf('Мария Стоянова');
const petya = personOf('Петя Димитрова');
const ivaylo = personOf('Ивайло Тодоров');
const georgi = personOf('Георги Петков');
const nikolay = personOf('Николай Желев');
const teodora = personOf('Теодора Василева');
const silvia = personOf('Силвия Маринова');
const krasimir = personOf('Красимир Ангелов');
const director = personOf('Огнян Караджов');

/** The other threads of the pictures: what else the three colleagues have on their desks. */
export function neighbours(ground: Ground): readonly ThreadDraft[] {
  return [desks, tubes, yearlyDiscount, locks, greenPaint, laminate, stages, unpaid, drawings, plywood, benches].map(
    (tell) => tell(ground),
  );
}

function desks(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 2, with: '10002', topicTitle: 'Запитване за оферта' });
  t.at(0, 14, 10);
  t.open(georgi, 'Запитване за 40 чина и 80 стола', rich`Класни стаи в корпус Б, доставка през ваканцията. Изготвя се ${documentOf(ground, '2251')}. Плащат с платежно до 30 дни.`, [documentOf(ground, '2251')]); // prettier-ignore
  const offer = t.task(georgi, maria, 'Оферта за 40 чина и 80 стола', 0, { title: 'Изготвяне на оферта' });
  t.settle(offer, maria, 'in_progress');
  offer.due = workday(ground.today, -2);
  t.at(1, 11, 20);
  t.wrote(
    georgi,
    'Спецификация',
    rich`Прилагам спецификацията по ръстови групи: 24 чина от група 4–6 и 16 от група 2–4. Столовете са според чиновете, по два.`,
  );
  return t.finish();
}

function tubes(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 2, with: '10003', topicTitle: 'Договор и отстъпки' });
  const { ordinal, months } = nextQuarter(ground.today);
  const [first = '', second = '', third = ''] = months;
  t.at(0, 10, 5);
  t.open(petya, `Тръби 40×20: цена за ${ordinal} тримесечие`, rich`Искам да фиксираме цената до края на ${third}. За последно платихме по ${documentOf(ground, '3098')} 3,40 € на метър.`, [documentOf(ground, '3098')]); // prettier-ignore
  t.at(0, 11, 30);
  t.call(
    petya,
    'Цена за тримесечието',
    rich`При 3000 м слизат на 3,22 €, но искат график по месеци. Нова партида очакват до месец.`,
  );
  t.move({ to: 'in_progress', by: petya });
  const plan = t.task(petya, ivaylo, 'График за тръбите по месеци', 2);
  plan.due = ground.today;
  t.at(1, 13, 45);
  t.say(
    ivaylo,
    rich`За ${first} 1200 м, за ${second} и ${third} по 900. Може и малко повече, ако влезе училищната поръчка (${documentOf(ground, '2251')}).`,
  );
  return t.finish();
}

function yearlyDiscount(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 6, with: '10004', topicTitle: 'Договор и отстъпки' });
  t.at(0, 9, 45);
  t.open(georgi, 'Отстъпка 6 % при годишен договор', rich`По ${documentOf(ground, '2240')} искат 6 % при договор за година. Досега са на 3 %.`, [documentOf(ground, '2240')]); // prettier-ignore
  t.at(0, 10, 30);
  t.met(
    georgi,
    'Годишен договор',
    rich`Обещават 48 000 € за годината, но без неустойка, ако не ги достигнат. Настояват за отговор тази седмица.`,
  );
  t.move({ to: 'in_progress', by: georgi });
  const answer = t.task(georgi, maria, 'Отговор по отстъпката от 6 %', 3);
  answer.due = workday(ground.today, -3);
  t.settle(answer, maria, 'awaiting_decision');
  t.at(5, 15, 35);
  t.say(
    maria,
    rich`${director} чака се само твоят подпис. Предлагам 4 % веднага и още 2 % като бонус в края на годината.`,
  );
  return t.finish();
}

function locks(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 2, with: '10006', topicTitle: 'Рекламация и качество' });
  t.at(0, 11, 50);
  t.open(nikolay, 'Липсват 12 ключалки в пратката', rich`По ${documentOf(ground, '4398')} са получени гардеробите, но пликът с 12-те ключалки го няма.`, [documentOf(ground, '4398')]); // prettier-ignore
  t.at(0, 12, 20);
  t.wrote(
    nikolay,
    'Липсващи ключалки',
    rich`Отворихме всички кашони, ключалките липсват. Първите гости са в петък, моля за съдействие.`,
  );
  const call = t.task(nikolay, maria, 'Обаждане до Болярка Хотелс за ключалките', 2, { title: 'Обаждане до клиента' });
  call.due = ground.today;
  return t.finish();
}

function greenPaint(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 3, with: '10007', topicTitle: 'Промяна по поръчка' });
  t.at(0, 13, 10);
  t.open(maria, 'Прахово боядисване: проба на RAL 6011', rich`Столовете по ${documentOf(ground, '7731')} ще са резедаво зелени, RAL 6011. Преди да боядисаме 36 бр., искат проба.`, [documentOf(ground, '7731')]); // prettier-ignore
  const trial = t.task(maria, krasimir, 'Проба на RAL 6011', 3, { title: 'Изработване на мостра' });
  trial.due = workday(ground.today, 3);
  t.move({ to: 'in_progress', by: krasimir });
  t.at(1, 10, 40);
  t.say(krasimir, rich`Вчерашната проба излезе по-тъмна, прахът е гланц. Поръчах мат, 25 кг, идва след два дни.`);
  return t.finish();
}

function laminate(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 5, with: '10008', topicTitle: 'Промяна по поръчка' });
  t.at(0, 10, 20);
  t.open(georgi, 'Замяна на плота: ламинат вместо масив', rich`По ${documentOf(ground, '43671')} хигиенният инспектор не приема масив на регистратурата. Предлагаме компактен ламинат 12 мм.`, [documentOf(ground, '43671')]); // prettier-ignore
  t.move({ to: 'in_progress', by: georgi });
  t.at(1, 9, 30);
  t.say(krasimir, rich`Компактът се фрезова добре, ръбът остава черен. Ако го искат бял, срокът е две седмици повече.`);
  const choice = t.task(georgi, krasimir, 'Мостра на черния и на белия ръб', 2, { title: 'Изработване на мостра' });
  choice.due = workday(ground.today, 1);
  t.at(1, 16, 0);
  t.call(
    georgi,
    'Избор на плот',
    rich`Разликата е 185 € в тяхна полза. Управителката решава след като види двата ръба.`,
  );
  t.move({ to: 'awaiting_decision', by: georgi });
  return t.finish();
}

function stages(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 7, with: '10009', topicTitle: 'Срок и график за доставка' });
  const first = workday(ground.today, 6);
  t.at(0, 11, 0);
  t.open(nikolay, 'Доставка на 60 шкафа на два етапа', rich`${documentOf(ground, '43640')}: помещенията се освобождават едно по едно. Първи етап 36 бр., втори 24 бр.`, [documentOf(ground, '43640')]); // prettier-ignore
  t.move({ to: 'in_progress', by: nikolay });
  t.at(1, 10, 0);
  t.called(
    nikolay,
    'Етапи на доставката',
    rich`Залата на първия етаж е готова на ${spokenDay(first)}. За втория етап ще се обадят.`,
  );
  t.at(2, 15, 15);
  t.say(georgi, rich`Съгласни са и с фактуриране на два пъти. Първи етап: ${spokenDay(first)}.`);
  const lorry = t.task(georgi, nikolay, 'Камион за първия етап, Севлиево', 6, { title: 'Организиране на транспорт' });
  lorry.due = first;
  t.move({ to: 'confirmed', by: nikolay });
  return t.finish();
}

function unpaid(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 12, with: '10010', topicTitle: 'Плащане и просрочие' });
  t.at(0, 9, 20);
  t.open(silvia, 'Плащане по фактура 0000018790', rich`${documentOf(ground, '18790')} за 4125,60 € е с изтекъл падеж. Първо просрочие на този клиент.`, [documentOf(ground, '18790')]); // prettier-ignore
  t.call(silvia, 'Напомняне за плащане', rich`Салонът е в ремонт, оборот няма. Обещават превод до края на месеца.`);
  t.move({ to: 'in_progress', by: silvia });
  const check = t.task(silvia, silvia, 'Проверка на превода от Виенски салон', 3, { title: 'Сверяване на плащания' });
  check.due = workday(ground.today, -7);
  const october = t.task(silvia, maria, 'Сверяване на плащанията за миналия месец', 10, {
    title: 'Сверяване на плащания',
  });
  october.due = workday(ground.today, 3);
  t.at(8, 14, 30);
  t.say(
    silvia,
    rich`Обещаха превод до ${spokenDay(workday(ground.today, 4))}. Пратих и извлечението, за да няма спор.`,
  );
  return t.finish();
}

function drawings(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 5, with: '10011', topicTitle: 'Чертежи и технически въпроси' });
  t.at(0, 15, 0);
  t.open(krasimir, 'Чертежи за рецепцията, вариант 3', rich`По ${documentOf(ground, '2236')} архитектът промени радиуса на ъгъла за трети път. Събирам забележките тук.`, [documentOf(ground, '2236')]); // prettier-ignore
  t.move({ to: 'in_progress', by: krasimir });
  t.at(1, 11, 40);
  t.wrote(
    krasimir,
    'Забележки по вариант 3',
    rich`Връщам чертежа с три бележки:
- радиусът да е 180 мм
- цокълът да се отдръпне с 5 см
- контактите да са под плота`,
  );
  const meeting = t.task(krasimir, maria, 'Среща с архитекта за рецепцията', 5);
  meeting.due = workday(ground.today, 3);
  t.settle(meeting, maria, 'confirmed');
  return t.finish();
}

function plywood(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 5, with: '10005', topicTitle: 'Чертежи и технически въпроси' });
  t.at(0, 10, 50);
  t.open(teodora, 'Сертификат Е1 за шперплата', rich`Към ${documentOf(ground, '1554')} няма сертификат. Нужен е за обществената поръчка на училището.`, [documentOf(ground, '1554')]); // prettier-ignore
  const paper = t.task(teodora, petya, 'Сертификат Е1 от „Дървопласт“', 8, { title: 'Подготовка на документи' });
  paper.due = workday(ground.today, 5);
  return t.finish();
}

function benches(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 22, with: '10006', topicTitle: 'Запитване за оферта' });
  t.at(0, 13, 0);
  t.open(georgi, 'Пейки за парка, ковано желязо', rich`Хотелът иска 18 пейки за парка си, с ковани страници. ${documentOf(ground, '2219')}.`, [documentOf(ground, '2219')]); // prettier-ignore
  t.move({ to: 'in_progress', by: georgi });
  t.at(2, 10, 15);
  t.say(ivaylo, rich`Ковачът може по шест на седмица. Дъските са от термоясен.`);
  t.at(2, 16, 10);
  t.say(georgi, rich`Отказаха се: няма бюджет до пролетта.`);
  t.move({ to: 'cancelled', by: georgi });
  return t.finish();
}
