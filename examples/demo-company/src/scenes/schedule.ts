import { rich } from '../rich-text.js';
import { allStatuses, orderOf } from '../threads/scene.js';
import { agree } from '../threads/situation.js';
import type { Scene } from '../threads/scene.js';

/** When and how the goods are put up at the client's. */
export const assembly: Scene = {
  name: 'assembly',
  topicTitle: 'Монтаж на място',
  weight: 5,
  lag: [6, 16],
  reaches: allStatuses,
  isSharable: true,
  causes: (flow) => (flow.total > 300_000 ? orderOf(flow) : []),
  *play(t, s) {
    const floor = t.one(['втория', 'третия', 'четвъртия', 'последния']);
    t.open(
      s.storekeeper,
      t.one([
        `Монтаж в ${s.client.city}: достъп и график`,
        `Монтаж на ${s.the}`,
        `${s.client.short}: кога влизаме за монтаж`,
        `График за монтаж по поръчка ${s.cause.label}`,
      ]),
      t.one([
        rich`Да се уточнят денят за монтаж, достъпът и кой приема на място. Поръчка ${s.cause}, ${s.counted}.`,
        rich`Монтаж по ${s.cause}:
- достъп за камион и паркиране
- работи ли асансьорът до ${floor} етаж
- кой подписва протокола`,
      ]),
      [s.flow.order],
    );
    t.call(s.storekeeper, 'Достъп до обекта', () =>
      t.one([
        rich`Асансьорът е малък, ${s.the} ще се носят по стълбите до ${floor} етаж. Трябват още двама души.`,
        rich`Камион над 7 т не влиза в двора. Може да се разтоварва само от улицата, преди 9 ч.`,
        rich`Етажът още не е готов, мажат пода. Ще са свободни най-рано ${t.on(6)}.`,
        rich`Може да се работи от 8 до 17 ч., събота не. Пропуските ги искат с имена и ЕГН предния ден.`,
      ]),
    );
    yield { to: 'in_progress', by: s.storekeeper };
    t.task(
      s.storekeeper,
      s.fitter,
      t.one([
        `Бригада за ${s.client.city}`,
        `Инструмент и крепежи за ${s.client.short}`,
        `Двама монтажници, ${s.client.city}`,
      ]),
      4,
    );
    t.say(s.fitter, () =>
      t.one([
        rich`Двама сме, за два дни ще стигне. Ако стената е гипсокартон, ми трябват други дюбели.`,
        rich`Мога на ${t.date(6)} и ${t.date(7)}. Преди това съм на друг обект.`,
        rich`Взимам и лазера, последния път подът беше с 3 см разлика.`,
      ]),
    );
    if (t.chance(0.5))
      t.say(s.storekeeper, () =>
        t.one([
          rich`Запазих бус с падащ борд за ${t.date(6)}.`,
          rich`Тръгваме в 6, за да сме там преди доставките на кухнята.`,
          rich`Камионът трябва да излезе до 10 ч., после улицата се затваря.`,
        ]),
      );
    yield { to: 'awaiting_decision', by: s.storekeeper };
    t.answer(s.seller, 'Дата за монтаж', () =>
      t.one([
        rich`Предлагаме монтажът да започне на ${t.date(6)} в 8:30 ч. Бригадата е от двама души, ще им трябва ток и място за опаковките.`,
        rich`Можем да монтираме на ${t.date(6)} и ${t.date(7)}. Моля, потвърдете, че помещенията ще са празни.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.seller, 'Потвърждение за монтажа', () =>
      t.one([
        rich`Датата е удобна. На място ще Ви посрещне домакинът.`,
        rich`Потвърждаваме. Асансьорът ще е на Ваше разположение до обед.`,
        rich`Може, но моля без пробиване преди 10 ч., имаме гости.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    yield* t.wait(5);
    t.met(s.fitter, 'Предаване на обекта', () =>
      t.one([
        rich`Монтирано е всичко, протоколът е подписан без забележки.`,
        rich`Завършихме в 16 ч. Остана една вратичка за регулиране, оправих я веднага.`,
        rich`Предадено на ${s.contact.first}. ${agree(s.contact, 'Помоли', 'Помоли')} за флакон боя за дребни ожулвания, оставихме.`,
      ]),
    );
    yield { to: 'completed', by: s.storekeeper };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Ще монтират сами, взимат стоката от нашия склад. Отстъпката за монтажа е приспадната.`);
  },
};

/** The order is delivered in stages. */
export const stagedDelivery: Scene = {
  name: 'staged-delivery',
  topicTitle: 'Срок и график за доставка',
  weight: 4,
  lag: [3, 9],
  reaches: allStatuses,
  isSharable: true,
  causes: (flow) => (flow.lines.length > 1 ? orderOf(flow) : []),
  *play(t, s) {
    const half = Math.ceil(s.quantity / 2);
    t.open(
      s.seller,
      t.one([
        `Доставка на ${s.counted} на два етапа`,
        `${s.client.short}: първо ${s.the}, после останалото`,
        `Две доставки по поръчка ${s.cause.label}`,
      ]),
      t.one([
        rich`Помещенията се освобождават едно по едно, затова искат ${s.cause} на два етапа. Транспортът е за тяхна сметка.`,
        rich`Няма къде да съхраняват. Предлагат:
1. ${s.counted} в първия курс
2. останалото две седмици по-късно`,
      ]),
      [s.flow.order],
    );
    t.called(s.seller, 'Доставка на части', () =>
      t.one([
        rich`Първият етап им трябва до ${t.date(9)}, вторият може и по-късно.`,
        rich`Питат дали плащат двоен транспорт. Казах, че ще сметнем.`,
        rich`Предпочитат първо половината (${half} бр.), за да видят как стоят.`,
      ]),
    );
    yield { to: 'in_progress', by: s.seller };
    t.say(s.storekeeper, () =>
      t.one([
        rich`За мен е по-добре, рампата е пълна. Вторият курс го комбинирам с друга доставка към ${s.client.city}.`,
        rich`Може, но да се опакова отделно. Последния път разбъркахме местата.`,
        rich`Място за вторите имам до ${t.date(15)}, после трябва да излизат.`,
      ]),
    );
    t.say(s.maker, () =>
      t.one([
        rich`Първата половина е готова ${t.on(6)}, останалото към ${t.date(12)}.`,
        rich`Обръщам реда: пускам ${s.the} напред.`,
        rich`Изпълнимо, но ${s.workshop} остава и в събота.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.seller };
    t.answer(s.seller, 'Етапи на доставката', () =>
      t.one([
        rich`Първи етап: ${t.date(8)}. Втори етап: ${t.date(16)}. Вторият транспорт е ${t.int(90, 220)} € без ДДС. Потвърждавате ли?`,
        rich`Можем да доставим на два етапа без доплащане, ако вторият е до ${t.date(15)}.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.seller, 'Етапи на доставката', () =>
      t.one([
        rich`Добре, приемаме тези дати.`,
        rich`Потвърждаваме. За втория етап се обадете два дни по-рано.`,
        rich`Съгласни, но фактурата да е обща накрая.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    t.task(
      s.seller,
      s.storekeeper,
      t.one([
        `Първи етап за ${s.client.short}`,
        `Курс до ${s.client.city}, етап 1`,
        `Етикети по помещения, ${s.cause.label}`,
      ]),
      7,
      { title: 'Организиране на транспорт' },
    );
    yield* t.wait(7);
    t.say(s.storekeeper, () =>
      t.one([
        rich`Първият етап замина, вторият чака на Б7.`,
        rich`И двата етапа са доставени, протоколите са при счетоводството.`,
        rich`Доставено. Разтовариха за 40 минути.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Отказаха се от етапите, взимат всичко наведнъж в наетия склад.`);
  },
};
