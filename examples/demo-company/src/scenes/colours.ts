import { spokenMoney } from '../money.js';
import { rich } from '../rich-text.js';
import { allStatuses, orderOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';

const FABRICS = [
  ['антрацит', 'графит'],
  ['пясък', 'екрю'],
  ['горско зелено', 'петрол'],
  ['коняк', 'шоколад'],
  ['керемида', 'бордо'],
  ['гълъбово сиво', 'перла'],
  ['индиго', 'морско синьо'],
  ['горчица', 'мед'],
] as const;

/** The client wants another fabric when the first one is already ordered. */
export const fabricChange: Scene = {
  name: 'fabric-change',
  topicTitle: 'Промяна по поръчка',
  weight: 5,
  lag: [1, 5],
  reaches: allStatuses,
  isSharable: true,
  goods: (product) => product.family.takes.includes('ДМ'),
  causes: orderOf,
  *play(t, s) {
    const [from, to] = t.one(FABRICS);
    const metres = Math.max(6, Math.round(s.quantity * 1.9));
    t.open(
      s.seller,
      t.one([
        `${s.counted}: „${to}“ вместо „${from}“`,
        `Друг цвят дамаска за ${s.many}`,
        `Дамаска „${to}“ за ${s.client.short}`,
        `Смяна на дамаската на ${s.the}`,
      ]),
      t.one([
        rich`Искат „${to}“ вместо „${from}“ за ${s.counted} по ${s.cause}. Да се види има ли дамаската за цялото количество и мести ли се срокът.`,
        rich`След като видяха мострата на светло, клиентът се отказва от „${from}“. Новият избор е „${to}“, поръчка ${s.cause}.`,
        rich`Промяна по ${s.cause}: дамаската на ${s.the} става „${to}“. ${s.buyer}, трябва ни наличност и цена за около ${metres} м.`,
      ]),
      [s.flow.order],
    );
    t.wrote(s.seller, 'Цвят на дамаската', () =>
      t.one([
        rich`Мострата „${from}“ на място изглежда съвсем различно, до облицовката почти черна. Може ли да минем на „${to}“ и това мести ли доставката?`,
        rich`Говорихме с дизайнера и той настоява за „${to}“. Ако вече сте рязали от другата, кажете веднага, за да не правим излишни разходи.`,
        rich`Молим за смяна на цвета: „${to}“ вместо „${from}“, останалото по поръчката без промяна.`,
      ]),
    );
    yield { to: 'in_progress', by: s.seller };
    const stock = t.task(
      s.seller,
      s.buyer,
      t.one([
        `Наличност на „${to}“, ${String(metres)} м`,
        `Да се потвърди срокът за „${to}“`,
        `Цена и срок за дамаска „${to}“`,
      ]),
      2,
      { title: 'Проверка на наличност' },
    );
    t.say(s.maker, () =>
      t.one([
        rich`Още не сме рязали. Имаме време до ${t.weekday(3)}, после влиза в тапицерията.`,
        rich`Спрях кроенето. Скроени са само 6 седалки, ще ги сложим за резерва.`,
        rich`За нас е все едно кой цвят, но ми трябва отговор до ${t.ordinal(3)}, иначе ${s.workshop} остава без работа.`,
      ]),
    );
    const lack = Math.round(metres * 0.3);
    t.say(s.buyer, () =>
      t.one([
        rich`Има ${metres - lack} м на склад при доставчика, останалите ${lack} м идват на ${t.ordinal(4)}.`,
        rich`Дамаската „${to}“ я има в цялото количество, но е от друга партида. Поисках парче за сверка.`,
        rich`Доставчикът я дава с ${t.int(3, 9)} % по-скъпо, защото е под заявка. Срокът е ${t.date(5)}.`,
      ]),
    );
    t.settle(stock, s.buyer);
    yield { to: 'awaiting_decision', by: s.buyer };
    t.answer(s.seller, `Поръчка ${s.cause.label}: дамаска „${to}“`, () =>
      t.one([
        rich`Цвят „${to}“ е възможен за цялото количество. Доставката се измества с три дни. Потвърждавате ли?`,
        rich`Проверихме: цветът е наличен, цената остава същата. За да запазим материала, ни трябва Вашето писмено потвърждение до ${t.weekday(2)}.`,
        rich`Можем да сменим дамаската, разликата е ${spokenMoney(metres * t.int(80, 210))} без ДДС за цялата поръчка. Очаквам отговора Ви.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.seller, 'Потвърждение на цвета', () =>
      t.one([
        rich`Да, потвърждавам „${to}“ за всички бройки.`,
        rich`Приемаме. Моля, изпратете и парче от същата партида за архива ни.`,
        rich`Съгласни сме с разликата. Важното е доставката да не мръдне повече.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    t.say(s.buyer, () =>
      t.one([
        rich`Поръчана е, тръгва с куриер на две пратки.`,
        rich`Запазих я на наше име. ${s.workshop} я има ${t.on(4)} сутринта.`,
        rich`Готово. Старата дамаска я връщам, приемат я без удръжка.`,
      ]),
    );
    yield* t.wait(4);
    t.say(s.maker, () =>
      t.one([
        rich`Тапицирани са. Цветът е еднакъв навсякъде, снимах ги на дневна светлина.`,
        rich`Последните излязоха днес, прибрани са в найлон до експедицията.`,
        rich`Готови. Остатъкът от 4 м го оставих с етикет за рекламации.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () =>
      t.one([
        rich`Отказаха се от смяната, остават на първоначалния цвят.`,
        rich`Разликата им дойде много. Работим по старата спецификация.`,
      ]),
    );
  },
};

const COLOURS = [
  ['RAL 7016', 'RAL 9005'],
  ['RAL 9010', 'RAL 9016'],
  ['RAL 9005', 'RAL 6011'],
  ['RAL 7035', 'RAL 7016'],
  ['RAL 9005', 'RAL 3012'],
  ['RAL 7016', 'RAL 8019'],
  ['RAL 9006', 'RAL 1019'],
] as const;

/** Another colour of powder, before or after the painting began. */
export const colourChange: Scene = {
  name: 'colour-change',
  topicTitle: 'Промяна по поръчка',
  weight: 4,
  lag: [1, 6],
  reaches: allStatuses,
  isSharable: true,
  goods: (product) => product.family.takes.includes('ПР'),
  causes: orderOf,
  *play(t, s) {
    const [from, to] = t.one(COLOURS);
    t.open(
      s.seller,
      t.one([
        `${to} вместо ${from} за ${s.many}`,
        `Прахово боядисване: проба на ${to}`,
        `Цвят на метала по поръчка ${s.cause.label}: ${to}`,
        `${s.client.short}: искат ${to}, мат`,
      ]),
      t.one([
        rich`Архитектът е сменил цвета на метала: ${to} вместо ${from}, ${s.counted}. ${s.technologist}, имаме ли такъв прах и как стои на нашата структура?`,
        rich`По ${s.cause} се иска ${to}. Да се направи проба на парче от същия профил, преди да боядисаме всичко.`,
      ]),
      [s.flow.order, ...s.flow.productions.map((one) => one.order).slice(0, 1)],
    );
    t.called(s.seller, 'Цвят на боята', () =>
      t.one([
        rich`Дограмата при тях е ${to}, а ние сме заложили ${from}. Питат до кога може да се смени без доплащане.`,
        rich`${s.contact.first} държи на ${to} мат. Гланц не искат в никакъв случай, виждали се пръстите.`,
      ]),
    );
    yield { to: 'in_progress', by: s.technologist };
    const sample = t.task(
      s.seller,
      s.technologist,
      t.one([`Проба на ${to}`, `Плочка 10×10 в ${to}`, `Мостра ${to}, мат и структура`]),
      3,
      { title: 'Изработване на мостра' },
    );
    t.say(s.technologist, () =>
      t.one([
        rich`${to} го имаме само гланц, 12 кг. За мат трябва поръчка, минимум 25 кг.`,
        rich`Боядисах две парчета, едното с фина структура. Структурата крие заварките, мат показва всичко.`,
        rich`Тръгва, но иска по-дебел слой: 80 микрона вместо 60. Сметнете го в цената.`,
      ]),
    );
    if (t.chance(0.6))
      t.say(s.maker, () =>
        t.one([
          rich`Смяна на цвета в кабината е 40 минути, най-добре в края на седмицата с другите тъмни.`,
          rich`Боядисани са вече 8 броя в ${from}. Ако ги приемат за другия обект, няма загуба.`,
          rich`Рамките още са на заваряване, няма проблем да чакаме боята.`,
        ]),
      );
    yield { to: 'awaiting_decision', by: s.technologist };
    t.settle(sample, s.technologist);
    t.answer(s.seller, `Мостра ${to}`, () =>
      t.one([
        rich`Мострите в ${to} пътуват към Вас, ще ги имате ${t.on(2)}. Потвърдете, моля, коя от двете избирате.`,
        rich`Смяната е без доплащане, ако я потвърдите до ${t.date(2)}. След това започваме боядисването.`,
      ]),
    );
    yield* t.wait(2);
    t.wrote(s.seller, 'Избор на цвят', () =>
      t.one([
        rich`Избираме фината структура. Може да боядисвате.`,
        rich`Получихме ги, цветът е точен. Продължавайте с ${to} мат.`,
        rich`Одобрявам. Моля и закачалките да са в същия цвят.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    yield* t.wait(3);
    t.say(s.maker, () =>
      t.one([
        rich`Излязоха от пещта, дебелината е 78–84 микрона навсякъде.`,
        rich`Боядисани и опаковани с пяна по ръбовете.`,
        rich`Готово. Остана прах за около 20 броя, записах го в склада.`,
      ]),
    );
    yield { to: 'completed', by: s.technologist };
  },
  drop(t, s) {
    t.say(s.seller, () =>
      t.one([
        rich`Оставаме на стария цвят, архитектът е отстъпил.`,
        rich`Без промяна. Доплащането за малка партида прах не се прие.`,
      ]),
    );
  },
};
