import { rich } from '../rich-text.js';
import { allStatuses, shipmentsOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';
import { agree } from '../threads/situation.js';

/** Damage on the road, with the carrier to answer for it. */
export const transportDamage: Scene = {
  name: 'transport-damage',
  topicTitle: 'Рекламация и качество',
  weight: 3,
  lag: [1, 3],
  reaches: allStatuses,
  causes: shipmentsOf,
  *play(t, s) {
    const places = t.int(1, 4);
    t.open(
      s.storekeeper,
      t.one([
        `Щета при превоза до ${s.client.city}, ${String(places)} места`,
        `Смачкани места в експедиция ${s.cause.label}`,
        `Застрахователна щета: ${s.cause.label}`,
        `Превозвачът удари ${s.the}`,
      ]),
      t.one([
        rich`При разтоварването на ${s.cause} са отбелязани щети по ${places} места. ЧМР-то е с бележка.`,
        rich`Товарът по ${s.cause} се е разместил по пътя. ${s.inspector}, трябва протокол, преди да са изхвърлили опаковката.`,
      ]),
      [s.cause],
    );
    t.called(s.storekeeper, 'Щета при транспорт', () =>
      t.one([
        rich`Шофьорът е спирал рязко и палетът се е обърнал. Сам е ${t.one(['признал', 'казал'])} пред тях.`,
        rich`Едното място е мокро отдолу, тентата тече.`,
        rich`${s.contact.first} е ${agree(s.contact, 'отказал', 'отказала')} да приеме повредените, останалите са внесени.`,
      ]),
    );
    yield { to: 'in_progress', by: s.inspector };
    t.say(s.inspector, () =>
      t.one([
        rich`По снимките: два крака за смяна и един плот. Около ${t.int(18, 64) * 10} € щета.`,
        rich`Съдържанието е здраво, пострадала е само опаковката на едно от местата.`,
        rich`Ремонт няма смисъл, правим нови.`,
      ]),
    );
    t.task(
      s.inspector,
      s.storekeeper,
      t.one(['Заведена щета при превозвача', `Протокол и снимки за застрахователя, ${s.cause.label}`]),
      2,
      { title: 'Подготовка на документи' },
    );
    t.say(s.storekeeper, () =>
      t.one([
        rich`Превозвачът признава, но иска да мине през неговия застраховател. Два месеца.`,
        rich`Предложих да го приспаднем от навлата. Ще питат.`,
        rich`Казват, че товаренето е било лошо. Имам снимка отпреди тръгване.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.storekeeper };
    t.say(s.seller, () =>
      t.one([
        rich`Клиентът не го интересува чия е вината. Подменяме сега, пък после си търсим парите.`,
        rich`Искат новите до ${t.date(6)}. ${s.maker}, възможно ли е?`,
      ]),
    );
    yield* t.wait(0.5);
    t.say(s.maker, () =>
      t.one([rich`Да, имам детайли.`, rich`Четири дни, ако не чакам боя.`, rich`Взимам от следващата партида.`]),
    );
    yield { to: 'confirmed', by: s.storekeeper };
    yield* t.wait(4);
    t.say(s.storekeeper, () =>
      t.one([
        rich`Новите са доставени. Сумата е приспадната от превоза за месеца.`,
        rich`Подменено. Щетата е заведена, номерът е в протокола.`,
      ]),
    );
    yield { to: 'completed', by: s.storekeeper };
  },
  drop(t, s) {
    t.say(s.storekeeper, () => rich`Само опаковката е пострадала, клиентът няма претенции.`);
  },
};

/** Another carrier, another hour, another ramp. */
export const carrierChange: Scene = {
  name: 'carrier-change',
  topicTitle: 'Срок и график за доставка',
  weight: 4,
  lag: [0, 1],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  causes: shipmentsOf,
  *play(t, s) {
    t.open(
      s.storekeeper,
      t.one([
        `Смяна на превозвача за ${s.client.city}`,
        `Час за разтоварване: ${s.client.short}`,
        `Камион за експедиция ${s.cause.label}`,
        `Транспорт до ${s.client.city}: ${s.many}`,
      ]),
      t.one([
        rich`Превозвачът отказа курса за ${s.cause} в последния момент. Търся друг.`,
        rich`За ${s.cause} (${s.counted}) клиентът иска точен час и падащ борд.`,
        rich`Товарът по ${s.cause} не се събра в планирания бус.`,
      ]),
      [s.cause],
    );
    t.call(s.storekeeper, 'Час за разтоварване', () =>
      t.one([
        rich`Приемат само между 8 и 10 ч., после рампата е за хранителните доставки.`,
        rich`Нямат мотокар. Шофьорът да е с палетна количка.`,
        rich`Утре са затворени за инвентаризация, местим за ${t.weekday(2)}.`,
        rich`${s.contact.first} ще отвори лично, да се обадим половин час по-рано.`,
      ]),
    );
    yield { to: 'in_progress', by: s.storekeeper };
    t.say(s.storekeeper, () =>
      t.one([
        rich`Намерих бус, но е 3,5 т. Правим го на два курса.`,
        rich`Новият превозвач е с ${t.int(20, 90)} € по-скъп, но тръгва веднага.`,
        rich`Комбинирам го с доставката за същия град, спестяваме половината.`,
      ]),
    );
    t.task(
      s.storekeeper,
      s.storekeeper,
      t.one([`Заявка за камион, ${s.client.city}`, `Товарителница за ${s.cause.label}`]),
      1,
      { title: 'Организиране на транспорт' },
    );
    if (t.chance(0.5))
      t.say(s.seller, () =>
        t.one([rich`Предупредих клиента, приемат го спокойно.`, rich`Разликата в цената я поемаме ние, обещано е.`]),
      );
    yield { to: 'confirmed', by: s.storekeeper };
    t.say(s.storekeeper, () =>
      t.one([
        rich`Натоварен, тръгва в 5:30.`,
        rich`Замина. Телефона на шофьора го дадох на клиента.`,
        rich`Потвърден е, в 9 ч. ще бъде на рампата.`,
      ]),
    );
    yield* t.wait(1);
    t.say(s.storekeeper, () =>
      t.one([
        rich`Разтоварено без забележки.`,
        rich`Доставено навреме. Новият превозвач си го биваше.`,
        rich`Протоколът се върна подписан.`,
      ]),
    );
    yield { to: 'completed', by: s.storekeeper };
  },
  drop(t, s) {
    t.say(s.storekeeper, () => rich`Клиентът дойде с негов камион.`);
  },
};
