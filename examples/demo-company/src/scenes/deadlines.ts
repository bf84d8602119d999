import { spokenDay } from '../calendar.js';
import { rich } from '../rich-text.js';
import { allStatuses, orderOf, productionsOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';

/** The client needs the goods sooner than agreed. */
export const soonerPlease: Scene = {
  name: 'sooner-please',
  topicTitle: 'Срок и график за доставка',
  weight: 4,
  lag: [2, 7],
  reaches: allStatuses,
  isSharable: true,
  causes: orderOf,
  *play(t, s) {
    const days = t.int(3, 9);
    const why = t.one([
      'откриването е изтеглено',
      'имат проверка',
      'наемателят влиза по-рано',
      'ще снимат рекламен филм',
      'идва група',
    ]);
    t.open(
      s.seller,
      t.one([
        `${s.client.short}: доставка ${String(days)} дни по-рано`,
        `По-ранен срок за ${s.the}`,
        `Може ли ${s.many} преди ${spokenDay(s.flow.due)}`,
        `Ускоряване на поръчка ${s.cause.label}`,
      ]),
      t.one([
        rich`По договор ${s.cause} е за ${spokenDay(s.flow.due)}. Молят да е ${days} дни по-рано, защото ${why}. ${s.maker}, реално ли е?`,
        rich`Клиентът пита може ли да получи поне ${s.the} по-рано (${why}). Останалото не е спешно.`,
      ]),
      [s.flow.order, ...s.flow.productions.map((one) => one.order).slice(0, 1)],
    );
    t.wrote(s.seller, 'По-ранна доставка', () =>
      t.one([
        rich`Налага се да Ви помолим за по-ранна доставка: ${why}. Готови сме да обсъдим и доплащане.`,
        rich`Възможно ли е поръчката да пристигне ${days} дни по-рано? Ако не цялата, то поне ${s.the}.`,
      ]),
    );
    yield { to: 'in_progress', by: s.seller };
    t.say(s.maker, () =>
      t.one([
        rich`С извънреден труд в събота и неделя, да. Иначе печелим само два дни.`,
        rich`Ако дръпна тази поръчка, ще закъснее друга. ${s.seller}, коя да е?`,
        rich`Тясното място е боята. Ако ${s.technologist} ни пусне с предимство, става.`,
        rich`Зависи от материала. ${s.buyer}, кога идва?`,
      ]),
    );
    if (t.chance(0.6))
      t.say(s.buyer, () =>
        t.one([
          rich`Материалът е тук ${t.on(2)}, потвърдиха ми по телефона.`,
          rich`Мога да взема част с наш бус от склада им, без да чакам доставката.`,
          rich`Всичко е в наличност освен дръжките.`,
        ]),
      );
    t.task(
      s.seller,
      s.maker,
      t.one([`Нов график за ${s.cause.label}`, `Отговор за по-ранния срок`, `Кога най-рано са готови ${s.the}`]),
      2,
    );
    yield { to: 'awaiting_decision', by: s.maker };
    t.answer(s.seller, 'Нов срок', () =>
      t.one([
        rich`Можем да доставим ${s.the} на ${t.date(7)}, а останалото в първоначалния срок. Удобно ли е?`,
        rich`Най-ранната възможна дата е ${t.date(8)}, при доплащане от ${t.int(4, 7)} % за извънреден труд.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.seller, 'Нов срок', () =>
      t.one([
        rich`Устройва ни. Благодарим!`,
        rich`Добре, приемаме доплащането.`,
        rich`Нека да е така, ще се справим с частичната доставка.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    yield* t.wait(4);
    t.say(s.maker, () =>
      t.one([
        rich`Успяхме, предадох ги на склада ден преди новия срок.`,
        rich`Готови са. Благодаря на втората смяна.`,
        rich`${s.the.charAt(0).toUpperCase() + s.the.slice(1)} са опаковани, може да тръгват.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () =>
      t.one([rich`Няма как да стане, клиентът прие стария срок.`, rich`Вече не е спешно, и при тях се отлага.`]),
    );
  },
};

/** The client is not ready to take the goods. */
export const storage: Scene = {
  name: 'storage',
  topicTitle: 'Срок и график за доставка',
  weight: 3,
  lag: [8, 18],
  reaches: ['new', 'in_progress', 'awaiting_decision', 'confirmed', 'completed'],
  causes: productionsOf,
  *play(t, s) {
    const weeks = t.int(2, 6);
    t.open(
      s.seller,
      t.one([
        `${s.client.short} не е готов с обекта`,
        `Престой на ${s.counted} в склада`,
        `Отлагане на доставката с ${String(weeks)} седмици`,
        `Ремонтът в ${s.client.city} се бави`,
      ]),
      t.one([
        rich`Ремонтът на обекта се бави. Молят да задържим ${s.counted} още ${weeks} седмици. ${s.storekeeper}, имаме ли място?`,
        rich`Стоката по ${s.cause} е на път да излезе от цеха, а клиентът няма къде да я приеме.`,
      ]),
      [s.flow.order, s.cause],
    );
    t.called(s.seller, 'Отлагане на доставката', () =>
      t.one([
        rich`Плочките още не са сложени. Новата дата е към ${t.date(weeks * 5)}, но и тя не е сигурна.`,
        rich`Собственикът спрял парите на строителя. Нашата част е осигурена, само да изчакаме.`,
      ]),
    );
    yield { to: 'in_progress', by: s.storekeeper };
    t.say(s.storekeeper, () =>
      t.one([
        rich`Заемат ${t.int(6, 14)} палетни места. Мога да ги държа до ${t.date(10)}, после чакам големия внос.`,
        rich`Ще ги преместя в стария склад, но там е влажно, трябва двойно фолио.`,
        rich`Място няма. Или тръгват, или плащат наем.`,
      ]),
    );
    t.say(s.accountant, () =>
      t.one([
        rich`По договор след 15 дни престой се начислява такса. Да я пуснем ли?`,
        rich`Фактурираме по готовност, не по доставка. Така пише в т. 4.`,
        rich`Предлагам да поискаме останалата сума сега, стоката е произведена.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.seller };
    t.call(s.seller, 'Условия за престоя', () =>
      t.one([
        rich`Приемат да платят сега, ако не им искаме наем за първия месец.`,
        rich`Съгласни са на 2 € на палет на ден след ${t.date(10)}.`,
        rich`Предложиха да вземат половината веднага. Става и за нас.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    t.task(s.seller, s.storekeeper, `Напомняне до ${s.client.short} за датата`, weeks * 4);
    yield* t.wait(6);
    t.say(s.storekeeper, () =>
      t.one([rich`Взеха ги днес, складът е свободен.`, rich`Натоварени и изпратени. Фолиото е опазило всичко.`]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Все пак са готови навреме, караме по стария график.`);
  },
};
