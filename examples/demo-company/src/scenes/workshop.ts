import { rich } from '../rich-text.js';
import { allStatuses, orderOf, productionsOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';

/** The paint of a batch does not hold. */
export const paintFault: Scene = {
  name: 'paint-fault',
  topicTitle: 'Рекламация и качество',
  weight: 3,
  lag: [4, 9],
  reaches: allStatuses,
  goods: (product) => product.family.takes.includes('ПР'),
  causes: productionsOf,
  *play(t, s) {
    const bad = Math.max(2, Math.round(s.quantity * 0.2));
    const sign = t.one([
      'кратери',
      'олющване на ръба',
      '„портокалова кора“',
      'просвети по заварките',
      'прашинки под лака',
    ]);
    t.open(
      s.inspector,
      t.one([
        `${s.line.product.count(bad)}: ${sign} след пещта`,
        `Боята на ${s.the}: ${sign}`,
        `Брак в боята, поръчка ${s.cause.label}`,
      ]),
      t.one([
        rich`На изходящ контрол отделих ${bad} бр. по ${s.cause}: ${sign}. Не ги пускам към опаковане.`,
        rich`Партидата по ${s.cause} е с проблем в боята (${sign}). ${s.technologist}, виж ги, преди да сме боядисали останалите.`,
      ]),
      [s.cause],
    );
    t.say(s.technologist, () =>
      t.one([
        rich`Пещта е била на 172 градуса вместо на 185. Датчикът лъже.`,
        rich`Обезмасляването е слабо, сменихме концентрацията.`,
        rich`Прахът е овлажнял, чувалът е стоял отворен.`,
      ]),
    );
    yield { to: 'in_progress', by: s.technologist };
    t.task(
      s.inspector,
      s.maker,
      t.one([`Преработка на ${s.line.product.count(bad)}`, `Пясъкоструене и боя, ${String(bad)} бр.`]),
      3,
      { title: 'Преработка в цеха' },
    );
    if (t.chance(0.5))
      t.say(s.maker, () =>
        t.one([
          rich`За пясъкоструене ми трябва половин смяна, ${t.on(2)} може.`,
          rich`Само шлайфане и втори слой, няма да се разбере.`,
        ]),
      );
    yield { to: 'awaiting_decision', by: s.inspector };
    t.say(s.inspector, () =>
      t.one([
        rich`Втори слой не приемам, ще се лющи след година. ${s.seller}, колко време имаме до експедицията?`,
        rich`${s.seller}, клиентът ще приеме ли доставка без тези ${bad} бр.?`,
      ]),
    );
    yield* t.wait(0.5);
    t.say(s.seller, () =>
      t.one([rich`Имаме три дни. Правете го както трябва.`, rich`Може да заминат по-късно, вече предупредих.`]),
    );
    yield { to: 'confirmed', by: s.maker };
    yield* t.wait(2);
    t.say(s.maker, () =>
      t.one([rich`Пребоядисани, кръстният тест е нула.`, rich`Готови са, пуснах и две за проба в камерата.`]),
    );
    if (t.chance(0.4)) t.say(s.technologist, () => rich`Датчикът е сменен и калибриран, записът е в журнала на пещта.`);
    yield { to: 'completed', by: s.inspector };
  },
  drop(t, s) {
    t.say(s.inspector, () => rich`При повторен преглед са в нормата за скрити повърхности. Пускам ги.`);
  },
};

/** A machine stands still. */
export const breakdown: Scene = {
  name: 'breakdown',
  weight: 3,
  lag: [1, 8],
  reaches: allStatuses,
  causes: productionsOf,
  *play(t, s) {
    const wood = s.line.product.workshop === 'wood';
    const machine = wood
      ? t.one(['кантираща машина', 'разкройваща машина', 'CNC машина', 'аспирация', 'преса за фурнир'])
      : t.one(['тръбогиб', 'лазер за тръби', 'прахова кабина', 'заваръчен робот', 'абкант преса']);
    t.open(
      s.maker,
      t.one([
        `Повреда: ${machine}`,
        `Спряна ${wood ? 'линия' : 'работа'} (${machine}), поръчка ${s.cause.label}`,
        `${s.counted}: забавяне, ${machine}`,
      ]),
      t.one([
        rich`Повреда (${machine}) по средата на ${s.cause}. Останалите ${Math.ceil(s.quantity / 2)} бр. чакат.`,
        rich`Авария: ${machine}. Засяга ${s.cause} и още две поръчки. ${s.inspector}, отбележи прекъсването на партидата.`,
      ]),
      [s.cause],
    );
    t.say(s.fitter, () =>
      t.one([
        rich`Дава грешка на задвижването, рестартът не помага.`,
        rich`Лагерът е заминал, чува се от вратата.`,
        rich`Сменихме предпазителя, изгоря пак.`,
      ]),
    );
    yield { to: 'in_progress', by: s.maker };
    t.task(s.maker, s.buyer, t.one([`Резервна част: ${machine}`, `Сервиз за ${machine}`]), 1);
    t.say(s.buyer, () =>
      t.one([
        rich`Частта я има в Пловдив, изпращам кола.`,
        rich`Сервизът може най-рано ${t.on(2)}. Натиснах ги за утре.`,
        rich`Внос от Италия, пет дни. Търся и втора употреба.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.maker };
    t.say(s.maker, () =>
      t.one([
        rich`Може да изнесем операцията при подизпълнител, около ${t.int(3, 9) * 100} €. ${s.director}?`,
        rich`Или чакаме, или минаваме на ръчно с две смени. ${s.seller}, какво гори най-много?`,
      ]),
    );
    yield* t.wait(0.5);
    t.say(s.seller, () =>
      t.one([
        rich`Тази е най-спешна, за другите ще се разбера с клиентите.`,
        rich`Не може да се чака, имаме неустойка по договора.`,
      ]),
    );
    yield { to: 'confirmed', by: s.director };
    yield* t.wait(1);
    t.say(s.maker, () =>
      t.one([
        rich`Работи. Изгубихме ден и половина, наваксваме в събота.`,
        rich`Частта дойде, пуснахме я в 11 ч.`,
        rich`Подизпълнителят върна детайлите, качеството е добро.`,
      ]),
    );
    yield { to: 'completed', by: s.maker };
  },
  drop(t, s) {
    t.say(s.maker, () => rich`Оказа се разхлабен кабел. Нищо не се забавя.`);
  },
};

/** How the goods are to be packed. */
export const packaging: Scene = {
  name: 'packaging',
  topicTitle: 'Промяна по поръчка',
  weight: 3,
  lag: [4, 12],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  isSharable: true,
  causes: orderOf,
  *play(t, s) {
    const wish = t.one([
      rich`Всяка бройка да е в отделен кашон с техния баркод, ще се препродават.`,
      rich`Без стреч фолио, имат политика за пластмасата. Картон и хартия.`,
      rich`Палетите да са до 120 см високи, вратата им е ниска.`,
      rich`На местата да пише номерът на стаята, иначе разнасянето е ад.`,
      rich`Да се опакова за морски транспорт, продължават с кораб.`,
    ]);
    t.open(
      s.seller,
      t.one([
        `Опаковка на ${s.the} за ${s.client.short}`,
        `Специална опаковка, поръчка ${s.cause.label}`,
        `Етикети и палети: ${s.client.short}`,
      ]),
      t.one([
        rich`Клиентът има изисквания за опаковката на ${s.counted} по ${s.cause}. ${s.storekeeper}, виж ги, преди да сме започнали.`,
        undefined,
      ]),
      [s.flow.order],
    );
    t.called(s.seller, 'Изисквания за опаковката', wish);
    yield { to: 'in_progress', by: s.storekeeper };
    t.say(s.storekeeper, () =>
      t.one([
        rich`Може, но опаковането става двойно по-бавно. Трябват ${Math.max(10, s.quantity)} кашона.`,
        rich`Имаме всичко без ъглите. ${s.buyer}, колко време отнемат?`,
        rich`Вече опаковахме десет по стария начин, ще ги преправим.`,
      ]),
    );
    t.task(s.storekeeper, s.buyer, t.one([`Кашони за ${s.counted}`, `Опаковъчни материали, ${s.client.short}`]), 3);
    if (t.chance(0.5))
      t.say(s.buyer, () =>
        t.one([
          rich`Кашоните са тук ${t.on(3)}, ${t.one(['0,92', '1,15', '1,40', '1,86'])} € за брой.`,
          rich`Поръчани. Минимумът е 200 бр., остатъкът ще ползваме за другия клиент.`,
        ]),
      );
    yield { to: 'confirmed', by: s.seller };
    t.answer(s.seller, 'Опаковка', () =>
      t.one([
        rich`Ще опаковаме по Вашите изисквания без доплащане.`,
        rich`Приемаме изискванията. Доплащането е ${t.one(['1,20', '1,80', '2,40'])} € на брой, ще го отразим във фактурата.`,
      ]),
    );
    yield* t.wait(2);
    t.say(s.storekeeper, () =>
      t.one([
        rich`Опаковани по изискванията, снимка на първия палет изпратих на клиента.`,
        rich`Готово, етикетите са с номерата на помещенията.`,
      ]),
    );
    yield { to: 'completed', by: s.storekeeper };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Съгласиха се на стандартната опаковка.`);
  },
};
