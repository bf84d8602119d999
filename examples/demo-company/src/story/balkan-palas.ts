import { ordinalDay, spokenDay, weekdayName, workday } from '../calendar.js';
import { groupOf, personOf } from '../people.js';
import { rich } from '../rich-text.js';
import type { ThreadDraft } from '../threads/draft.js';
import { promisedDay } from './balkan-palas-documents.js';
import { contactOf, counterpartyOf, documentOf, stageOf } from './ground.js';
import type { Ground } from './ground.js';

const maria = personOf('Мария Стоянова');
const petya = personOf('Петя Димитрова');
const ivaylo = personOf('Ивайло Тодоров');
const georgi = personOf('Георги Петков');
const nikolay = personOf('Николай Желев');
const teodora = personOf('Теодора Василева');
const silvia = personOf('Силвия Маринова');
const krasimir = personOf('Красимир Ангелов');
const furniture = groupOf('Цех Мебел');
const metalwork = groupOf('Цех Метал');

/** The six threads of order 43659, in the order of the page. */
export function balkanPalas(ground: Ground): readonly ThreadDraft[] {
  return [fabric(ground), scratches(ground), assembly(ground), veneer(ground), moreTables(ground), advance(ground)];
}

function fabric(ground: Ground): ThreadDraft {
  const { today } = ground;
  const t = stageOf(ground, { ago: 3, with: '10001', topicTitle: 'Промяна по поръчка', isShared: true });
  const order = documentOf(ground, '43659');
  const due = promisedDay(today);
  const product = { kind: 'product', id: 'СТ-0410', label: 'СТ-0410' };
  t.at(0, 10, 24);
  t.open(maria, 'Смяна на дамаската на столовете „Витоша“', rich`Клиентът иска друг цвят на дамаската за 72 стола „Витоша“ (${product}) по ${order}. Да се реши: има ли AQ-17 графит за цялото количество, мести ли се срокът ${spokenDay(due)} и кой поема разликата. Водят ${petya} и ${furniture}.`, [order]); // prettier-ignore
  t.at(0, 11, 5);
  t.called(maria, 'Цвят на дамаската', rich`Мострата „антрацит“ им изглежда твърде тъмна до стените във фоайето. Питат дали може „графит“ (AQ-17) за всичките 72 стола и дали това мести срока ${spokenDay(due)}.`); // prettier-ignore
  t.at(0, 11, 12);
  t.move({ to: 'in_progress', by: maria });
  t.at(0, 11, 15);
  const term = t.task(maria, petya, 'Да се потвърди срокът за дамаската', 3, { title: 'Проверка на наличност', body: rich`Нужни са 168 м AQ-17. Питай и за цена при разлика в партидата.` }); // prettier-ignore
  term.due = today;
  t.settle(term, petya, 'in_progress');
  t.at(0, 14, 40);
  t.say(
    petya,
    rich`Поръчах 120 м с ${documentOf(ground, '3087')}, толкова имат на склад от тази партида. За останалите 48 м чакам отговор.`,
  );
  t.at(1, 9, 30);
  const sample = t.task(maria, georgi, 'Нова мостра до Боровец', 1, { title: 'Изработване на мостра' });
  sample.due = workday(today, -1);
  t.at(0, 15, 5);
  t.post({ id: 'portal:d.krasteva', label: 'Десислава Кръстева' }, rich`Изпращам снимка от фоайето на дневна светлина. Стените са в топло сиво, антрацитът до тях е почти черен. Мострата „графит“ още не сме я получили.`); // prettier-ignore
  t.at(1, 10, 10);
  t.attach(petya, documentOf(ground, '3094'));
  t.at(0, 15, 32);
  t.mail(maria, 'Поръчка 43659: дамаска „графит“ AQ-17', rich`„Графит“ е възможен за всичките 72 стола без промяна в цената. Новия срок за столовете ще Ви потвърдя до ${weekdayName(workday(today, 1))}; останалите артикули пристигат на ${spokenDay(due)}, както е договорено.`); // prettier-ignore
  t.at(0, 16, 18);
  t.say(ivaylo, rich`Основите по ${documentOf(ground, '7713')} са заварени, чакаме само дамаската. Ако дойде до ${ordinalDay(workday(today, 3))}, ${furniture} я шие за три дни и срокът се държи.`); // prettier-ignore
  t.at(0, 16, 20);
  t.move({ to: 'awaiting_decision', by: ivaylo });
  t.follow(georgi);
  return t.finish();
}

function scratches(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 3, with: '10001', topicTitle: 'Рекламация и качество' });
  const shipment = documentOf(ground, '4410');
  t.at(0, 9, 50);
  t.open(teodora, 'Рекламация: драскотини по 4 рамки за легло', rich`При приемането на ${shipment} са отбелязани драскотини по 4 от 48 рамки за легло, RAL 7016. Да се установи откъде са и да се отговори на клиента до края на седмицата.`, [shipment, documentOf(ground, '43659')]); // prettier-ignore
  t.at(0, 10, 20);
  t.called(teodora, 'Драскотини по рамките', rich`Домакинът ги е намерил при разопаковането, и четирите са от един палет. Подписали са протокола с бележка. Искат поправка на място преди монтажа.`); // prettier-ignore
  t.at(0, 10, 45);
  const photos = t.task(teodora, nikolay, 'Как е подреден палет 7 при товаренето', 2, { title: 'Оглед и снимки' });
  photos.due = ground.today - 2;
  t.at(1, 11, 30);
  t.say(teodora, rich`${nikolay} палетът е бил без ъгли, вижда се на снимката от рампата. Кой го опакова?`);
  t.at(0, 14, 15);
  t.say(nikolay, rich`Вечерната смяна. Ъглите бяха свършили и са сложили само картон, проверявам с хората.`);
  t.at(1, 11, 5);
  t.say(
    teodora,
    rich`Драскотините са плитки, до грунда. ${metalwork} имаме ли спрей RAL 7016 от същата партида за поправка на място?`,
  );
  t.follow(maria);
  return t.finish();
}

function assembly(ground: Ground): ThreadDraft {
  const { today } = ground;
  const t = stageOf(ground, { ago: 6, with: '10001', topicTitle: 'Монтаж на място' });
  const due = promisedDay(today);
  t.at(0, 13, 30);
  t.open(nikolay, 'Монтаж в Боровец: график и достъп до етажите', rich`Монтаж по ${documentOf(ground, '43659')}, три дни след доставката на ${spokenDay(due)}. Да се уточни:
- кога влиза камионът
- кой асансьор можем да ползваме
- кой от хотела приема по етажи`, [documentOf(ground, '43659')]); // prettier-ignore
  t.at(0, 14, 25);
  t.call(nikolay, 'Достъп до обекта', rich`Служебният асансьор е 1,10 × 2,00 м, рамките влизат изправени. Втори етаж е свободен веднага, на трети мажат до ${spokenDay(workday(due, -2))}.`); // prettier-ignore
  t.at(0, 15, 0);
  t.move({ to: 'in_progress', by: nikolay });
  t.at(1, 9, 40);
  t.say(
    georgi,
    rich`Десислава помоли да започнем от ресторанта, откриването е на ${spokenDay(today + 18)}. Стаите могат да почакат с ден.`,
  );
  t.at(1, 10, 15);
  const plan = t.task(nikolay, georgi, 'График по етажи за хотела', 5, { title: 'Подготовка на документи' });
  plan.due = workday(today, 4);
  const confirmation = t.task(georgi, maria, 'Потвърждение на графика за монтаж', 5, { title: 'Обаждане до клиента' });
  confirmation.due = workday(today, 2);
  t.at(2, 15, 20);
  t.say(ivaylo, rich`Давам двама от ${furniture}: Хасан и Мирослав. Лазерният нивелир е при тях.`);
  t.at(1, 14, 50);
  t.say(nikolay, rich`Камион 12 т влиза само до 10 ч., после затварят улицата за туристите. Трябва да тръгнем в 6.`);
  t.follow(maria);
  return t.finish();
}

function veneer(ground: Ground): ThreadDraft {
  const { today } = ground;
  const t = stageOf(ground, { ago: 3, with: '10005', topicTitle: 'Срок и график за доставка' });
  const purchase = documentOf(ground, '3091');
  const supplier = contactOf(counterpartyOf(ground, '10005'));
  const comes = workday(today, 2);
  t.at(0, 16, 5);
  t.open(petya, 'Дъбовият фурнир закъснява с 5 дни', rich`240 м² дъбов фурнир по ${purchase} бяха за ${spokenDay(comes - 5)}, сега ги обещават за ${spokenDay(comes)}. Засегнати са нощните шкафчета (${documentOf(ground, '7717')}) и масите (${documentOf(ground, '7714')}) по ${documentOf(ground, '43659')}.`, [purchase, documentOf(ground, '43659')]); // prettier-ignore
  t.at(0, 16, 30);
  t.move({ to: 'in_progress', by: petya });
  t.at(1, 9, 15);
  t.say(
    ivaylo,
    rich`Корпусите ги режем и без него, но челата спират. Всеки ден след ${ordinalDay(comes)} се плаща със събота.`,
  );
  t.at(0, 9, 40);
  t.say(krasimir, rich`Имаме 60 м² от миналата поръчка. Стигат за масите, ако подредим шарката по дължина.`);
  t.at(0, 9, 55);
  const pressure = t.task(ivaylo, petya, 'Точен час за фурнира от „Дървопласт“', 4, {
    title: 'Обаждане до доставчика',
  });
  pressure.due = comes;
  t.at(1, 15, 10);
  t.call(petya, 'Обаждане до „Дървопласт Тетевен“', rich`Тръгва на ${ordinalDay(workday(today, 1))} вечерта, на ${ordinalDay(comes)} сутринта е при нас. Пресата им е пусната отново. ${supplier.first} предлага 2 % отстъпка заради закъснението, поисках 4 %.`); // prettier-ignore
  t.follow(maria, true);
  return t.finish();
}

function moreTables(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 5, with: '10001', topicTitle: 'Промяна по поръчка' });
  t.at(0, 11, 20);
  t.open(georgi, 'Още 6 маси за конферентната зала', rich`Към ${documentOf(ground, '43659')} искат още 6 маси „Рила“ за конферентната зала, при същата отстъпка от 3 %. Да се види може ли с общата доставка.`, [documentOf(ground, '43659')]); // prettier-ignore
  t.at(0, 12, 5);
  t.called(
    georgi,
    'Допълнителни маси',
    rich`Залата ще се ползва и за закуски при пълен хотел. Масите да са същите, но с колелца с фиксатор, ако е възможно.`,
  );
  t.at(0, 12, 10);
  t.move({ to: 'in_progress', by: georgi });
  t.at(1, 10, 30);
  t.say(ivaylo, rich`Шест влизат в същата партида плотове. Колелцата са Ø50 с гума, имаме ги на склад.`);
  t.at(0, 11, 0);
  t.move({ to: 'awaiting_decision', by: georgi });
  t.at(1, 9, 5);
  t.mail(georgi, 'Поръчка за 6 маси „Рила“', rich`Цената на шестте маси с отстъпката е 2877,41 € с ДДС, колелцата са включени. Доставяме ги заедно с останалото на ${spokenDay(promisedDay(ground.today))}. Моля за потвърждение.`); // prettier-ignore
  t.at(1, 10, 20);
  t.wrote(georgi, 'Потвърждение за масите', rich`Потвърждаваме шестте маси с колелца. Може да ги фактурирате отделно.`);
  t.at(0, 10, 30);
  t.attach(georgi, documentOf(ground, '43702'));
  t.at(0, 10, 32);
  t.move({ to: 'confirmed', by: georgi });
  t.at(0, 10, 40);
  t.say(georgi, rich`Потвърдено по имейл, нова поръчка ${documentOf(ground, '43702')}.`);
  return t.finish();
}

function advance(ground: Ground): ThreadDraft {
  const t = stageOf(ground, { ago: 17, with: '10001', topicTitle: 'Плащане и просрочие' });
  t.at(0, 10, 0);
  t.open(silvia, 'Аванс 30 % по проформа 611', rich`Издадена е ${documentOf(ground, '611')} за 10 278,09 €. Материалите по ${documentOf(ground, '43659')} се поръчват след превода.`, [documentOf(ground, '611'), documentOf(ground, '43659')]); // prettier-ignore
  t.at(0, 11, 30);
  t.call(silvia, 'Аванс по поръчката', rich`Преводът ще е утре, чакат подпис от съдружника. Проформата е получена.`);
  t.at(0, 11, 45);
  t.move({ to: 'in_progress', by: silvia });
  const check = t.task(silvia, silvia, 'Проверка на банката за аванса', 1, { title: 'Сверяване на плащания' });
  t.at(1, 9, 10);
  t.settle(check, silvia);
  t.at(0, 9, 15);
  t.attach(silvia, documentOf(ground, '5531'));
  t.at(1, 9, 20);
  t.say(silvia, rich`Плащане ${documentOf(ground, '5531')} е осчетоводено. ${georgi} ${petya} може да се поръчва.`);
  t.at(0, 9, 22);
  t.move({ to: 'completed', by: silvia });
  return t.finish();
}
