import { spokenDay, workday } from '../calendar.js';
import { share, spokenMoney } from '../money.js';
import { rich } from '../rich-text.js';
import { allStatuses, invoicesOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';

/** An invoice that nobody has paid. */
export const overdueInvoice: Scene = {
  name: 'overdue-invoice',
  topicTitle: 'Плащане и просрочие',
  weight: 6,
  lag: [9, 20],
  reaches: allStatuses,
  causes: invoicesOf,
  *play(t, s) {
    const amount = spokenMoney(s.cause.cents ?? 0);
    const term = workday(s.cause.day, 7);
    t.open(
      s.accountant,
      t.one([
        `Плащане по фактура ${s.cause.label}`,
        `${s.client.short}: просрочени ${amount}`,
        `Просрочие от ${spokenDay(term)}, ${s.client.short}`,
        `Неплатена фактура ${s.cause.label}`,
      ]),
      t.one([
        rich`${s.cause} за ${amount} беше с падеж ${spokenDay(term)}. Плащане няма.`,
        rich`Просрочена: ${s.cause}, ${amount}. ${s.seller}, ти ги познаваш, опитай първо с разговор.`,
        undefined,
      ]),
      [s.cause],
    );
    t.call(s.accountant, 'Напомняне за плащане', () =>
      t.one([
        rich`Счетоводителката е в отпуск до ${t.weekday(2)}. Ще платят след това.`,
        rich`Казват, че не са получили фактурата. Изпратих я отново, с обратна разписка.`,
        rich`Обещават превод до ${t.date(4)}. Записах си.`,
        rich`Чакат усвояване на кредит. Не дадоха дата.`,
      ]),
    );
    yield { to: 'in_progress', by: s.accountant };
    t.task(
      s.accountant,
      t.one([s.accountant, s.seller]),
      t.one([
        `Проверка на превода от ${s.client.short}`,
        `Обаждане за ${amount}`,
        `Сверяване на плащанията, ${s.client.short}`,
      ]),
      4,
      { title: 'Сверяване на плащания' },
    );
    yield* t.wait(2);
    t.say(s.seller, () =>
      t.one([
        rich`Говорих със собственика. Имат забележки по доставката и затова задържат.`,
        rich`Коректни са, просто са разсеяни. Дай им до ${t.weekday(3)}.`,
        rich`Имат и нова поръчка в производство. Да я спрем ли, докато платят?`,
        rich`${s.contact.first} не вдига от вчера. Оставих съобщение.`,
      ]),
    );
    if (t.chance(0.6))
      t.say(s.accountant, () =>
        t.one([
          rich`Пратих официално напомняне, с лихвата до днес.`,
          rich`Получих половината. Остават ${spokenMoney(share(s.cause.cents ?? 0, 0.5))}.`,
          rich`Общо с тази станаха две неплатени.`,
        ]),
      );
    yield { to: 'awaiting_decision', by: s.accountant };
    yield* t.wait(0.5);
    t.say(s.director, () =>
      t.one([
        rich`Спираме новите експедиции към тях до плащане.`,
        rich`Предложете разсрочване на две вноски, но с подпис.`,
        rich`Още една седмица. После при адвоката.`,
      ]),
    );
    yield* t.wait(2);
    t.called(s.accountant, 'Уговорка за плащане', () =>
      t.one([
        rich`Приеха разсрочване: половината ${t.on(2)}, остатъкът до края на месеца.`,
        rich`Наредили са превода днес, изпратиха платежното.`,
        rich`Извиниха се. Плащат цялата сума ${t.on(1)}.`,
      ]),
    );
    yield { to: 'confirmed', by: s.accountant };
    yield* t.wait(2);
    t.say(s.accountant, () =>
      t.one([
        rich`Преводът е получен и осчетоводен. Благодаря, ${s.seller}.`,
        rich`Платено изцяло. Свалих блокировката.`,
        rich`Дойдоха парите, закрих фактурата.`,
      ]),
    );
    yield { to: 'completed', by: s.accountant };
  },
  drop(t, s) {
    t.say(s.accountant, () => rich`Прихванато с кредитно известие, няма какво да се събира.`);
  },
};

/** The advance that the work waits for. */
export const advance: Scene = {
  name: 'advance',
  topicTitle: 'Плащане и просрочие',
  weight: 3,
  lag: [0, 2],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  causes: (flow) => (flow.proforma === undefined ? [] : [{ flow, document: flow.proforma }]),
  *play(t, s) {
    const amount = spokenMoney(s.cause.cents ?? 0);
    t.open(
      s.accountant,
      t.one([
        `Аванс 30 % по проформа ${s.cause.label}`,
        `Аванс от ${s.client.short}: ${amount}`,
        `${s.client.short}: старт след аванса`,
      ]),
      t.one([
        rich`Издадена е ${s.cause} за ${amount}. Производството на ${s.counted} тръгва след превода.`,
        rich`Чакаме аванса по ${s.cause}. ${s.maker}, без него не поръчвайте материали.`,
      ]),
      [s.cause, s.flow.order],
    );
    if (t.chance(0.7))
      t.call(s.seller, 'Аванс', () =>
        t.one([
          rich`Ще го преведат до ${t.weekday(2)}, чакат втори подпис.`,
          rich`Питат може ли 20 % вместо 30. Отказах учтиво.`,
          rich`Преводът е пуснат вчера, но от друга банка.`,
        ]),
      );
    yield { to: 'in_progress', by: s.accountant };
    t.task(
      s.accountant,
      s.accountant,
      t.one([`Проверка на банката за ${amount}`, `Аванс по проформа ${s.cause.label}`]),
      2,
      { title: 'Сверяване на плащания' },
    );
    yield* t.wait(1);
    t.say(s.maker, () =>
      t.one([
        rich`Мястото в графика им го пазя до ${t.date(4)}.`,
        rich`Ако не дойде до ${t.weekday(2)}, пускам следващата поръчка.`,
        rich`Подготвям разкроя, но не режа.`,
      ]),
    );
    yield { to: 'confirmed', by: s.accountant };
    t.say(s.accountant, () =>
      t.one([
        rich`Авансът е получен: ${amount}. ${s.workshop}, може да започвате.`,
        rich`Дойде. Издавам данъчна фактура за аванса.`,
        rich`Получен и осчетоводен.`,
      ]),
    );
    yield { to: 'completed', by: s.accountant };
  },
  drop(t, s) {
    t.say(s.accountant, () => rich`Авансът не дойде в срок, проформата е анулирана.`);
  },
};

/** Something in an invoice is wrong. */
export const invoiceCorrection: Scene = {
  name: 'invoice-correction',
  topicTitle: 'Плащане и просрочие',
  weight: 3,
  lag: [0, 5],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  isSharable: true,
  causes: invoicesOf,
  *play(t, s) {
    const [subject, claim] = t.one([
      ['грешен адрес', rich`Адресът е старият, преместихме се през лятото. Моля за коригирана фактура.`],
      [
        'отстъпката не е приспадната',
        rich`Във фактурата липсва договорената отстъпка. Не можем да я приемем в този вид.`,
      ],
      ['МОЛ', rich`Управителят е сменен, посочен е предишният. Проверете в Търговския регистър.`],
      ['разлика в бройката', rich`Фактурирани са всички бройки, а две са върнати за подмяна.`],
      ['на друго дружество', rich`Моля фактурата да бъде на другото ни дружество, което оперира обекта.`],
      ['транспортът', rich`Транспортът е фактуриран, а по офертата е включен в цената.`],
      ['номер на договор', rich`Без номера на договора в основанието касата не ни разплаща. Моля, добавете го.`],
    ] as const);
    t.open(
      s.accountant,
      t.one([
        `Корекция на фактура ${s.cause.label}: ${subject}`,
        `${s.client.short}: ${subject} във фактурата`,
        `Фактура ${s.cause.label}, ${subject}`,
      ]),
      t.one([rich`Искат корекция по ${s.cause}. ${s.seller}, какво точно сме договорили?`, undefined]),
      [s.cause],
    );
    t.wrote(s.accountant, 'Корекция на фактура', claim);
    yield { to: 'in_progress', by: s.accountant };
    t.say(s.seller, () =>
      t.one([
        rich`Прави са, така е в офертата.`,
        rich`Пропуск е мой, не съм отразил${s.seller.isFemale ? 'а' : ''} промяната.`,
        rich`Говорих с тях, важно им е до края на месеца.`,
      ]),
    );
    t.task(
      s.accountant,
      s.accountant,
      t.one([`Кредитно известие към ${s.cause.label}`, `Нова фактура за ${s.client.short}`]),
      2,
      { title: 'Подготовка на документи' },
    );
    yield { to: 'confirmed', by: s.accountant };
    t.answer(s.accountant, `Фактура ${s.cause.label}`, () =>
      t.one([
        rich`Изпращам кредитно известие и новата фактура. Извинете за грешката.`,
        rich`Коригирано е. Моля, унищожете предишния екземпляр.`,
      ]),
    );
    t.wrote(s.accountant, 'Получена корекция', () =>
      t.one([
        rich`Получихме я, сега всичко е точно.`,
        rich`Благодаря, ще бъде платена с днешния превод.`,
        rich`Наред е.`,
      ]),
    );
    yield { to: 'completed', by: s.accountant };
  },
  drop(t, s) {
    t.say(s.accountant, () => rich`Фактурата е вярна, обясних им по телефона откъде идва разликата.`);
  },
};
