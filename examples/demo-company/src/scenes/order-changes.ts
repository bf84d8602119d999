import { spokenMoney } from '../money.js';
import { rich } from '../rich-text.js';
import { allStatuses, orderOf } from '../threads/scene.js';
import { agree } from '../threads/situation.js';
import type { Scene } from '../threads/scene.js';

/** The client needs some more of the same. */
export const extraQuantity: Scene = {
  name: 'extra-quantity',
  topicTitle: 'Промяна по поръчка',
  weight: 4,
  lag: [3, 10],
  reaches: allStatuses,
  isSharable: true,
  causes: orderOf,
  *play(t, s) {
    const more = Math.max(2, Math.round(s.quantity * t.one([0.1, 0.15, 0.25])));
    const added = s.line.product.count(more);
    const price = spokenMoney(more * s.line.price);
    t.open(
      s.seller,
      t.one([
        `Още ${added}`,
        `Допълнително количество: ${added}`,
        `${s.client.short}: още ${added} към ${s.cause.label}`,
      ]),
      t.one([
        rich`Искат още ${added} към ${s.cause}, при същата цена и в същата доставка, ако може.`,
        rich`При преброяване на място се оказа, че не достигат. Към ${s.cause} добавяме ${added}. ${s.maker}, влиза ли в тази партида?`,
      ]),
      [s.flow.order],
    );
    if (t.chance(0.5))
      t.called(s.seller, 'Допълнително количество', () =>
        t.one([
          rich`Забравили са залата на долния етаж. Трябват им още ${added}, за предпочитане с общата доставка.`,
          rich`Поръчват още ${added}. Питат дали отстъпката важи и за тях.`,
        ]),
      );
    else
      t.wrote(
        s.seller,
        'Допълнително количество',
        () => rich`Здравейте, моля добавете още ${added} към поръчката. Цветът и размерите са същите.`,
      );
    yield { to: 'in_progress', by: s.seller };
    t.say(s.maker, () =>
      t.one([
        rich`Влизат, ако материалът е тук до ${t.weekday(3)}. За ${more} броя не пренастройвам машините втори път.`,
        rich`Металът го имаме, плочите не стигат. Трябва да се докупи.`,
        rich`Ще ги направим с остатъка от партидата, но излизат с два дни по-късно от другите.`,
      ]),
    );
    t.task(s.seller, s.buyer, t.one([`Материал за още ${added}`, `Докупуване за ${s.cause.label}`]), 3);
    yield { to: 'awaiting_decision', by: s.seller };
    t.answer(s.seller, `Допълнение към поръчка ${s.cause.label}`, () =>
      t.one([
        rich`Допълнителните ${added} са на стойност ${price} без ДДС при същата единична цена. Тръгват с общата доставка, ако потвърдите до ${t.date(2)}.`,
        rich`Цената за ${added} е ${price} без ДДС. Срокът им е ${t.date(12)}, останалото пристига, както е договорено.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.seller, 'Потвърждение', () =>
      t.one([
        rich`Потвърждаваме. Може да ги фактурирате заедно.`,
        rich`Добре, нека са с общата доставка.`,
        rich`Приемаме и двете условия. Благодаря за бързия отговор!`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    if (t.chance(0.6))
      t.say(s.seller, () =>
        t.one([
          rich`Потвърдено по имейл. ${s.buyer}, пускай материала.`,
          rich`Добавени са към поръчката. ${s.workshop}, новото количество е ${s.quantity + more} бр.`,
        ]),
      );
    yield* t.wait(5);
    t.say(s.maker, () =>
      t.one([
        rich`Готови са и допълнителните ${more}, тръгват с общия камион.`,
        rich`Излязоха в една партида с останалите, няма разлика в цвета.`,
        rich`Предадени на склада, етикетирани отделно.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () =>
      t.one([
        rich`Ще ползват стари бройки от другия обект. Не добавяме нищо.`,
        rich`Отлагат го за пролетта, затварям.`,
      ]),
    );
  },
};

const SWAPS: readonly (readonly [from: string, to: string, about: readonly string[]])[] = [
  ['дъбов масив', 'фурнирован плот', ['МТ']],
  ['масив', 'компактна плоскост', ['МТ', 'ПЙ']],
  ['технически камък', 'HPL 12 мм', ['РЦ']],
  ['боядисан МДФ', 'HPL в същия цвят', ['РЦ']],
  ['орехов фурнир', 'опушен дъб', ['МТ', 'НШ']],
  ['ясен', 'бук в тон ясен', ['ПЙ', 'ФТ', 'ДВ']],
  ['дъб Сонома', 'дъб Халифакс', ['НШ', 'ГР', 'ШК', 'БР']],
  ['кашмир гланц', 'кашмир мат', ['ГР', 'ШК', 'БР']],
];

/** A material that has run out or is too dear is replaced. */
export const materialSwap: Scene = {
  name: 'material-swap',
  topicTitle: 'Промяна по поръчка',
  weight: 3,
  lag: [1, 5],
  reaches: allStatuses,
  goods: (product) => product.workshop === 'wood',
  causes: orderOf,
  *play(t, s) {
    const [from, to] = t.one(SWAPS.filter(([, , about]) => about.includes(s.line.product.family.prefix)));
    t.open(
      s.maker,
      t.one([
        `Замяна на материала: ${to} вместо ${from}`,
        `${s.client.short}: ${to} за ${s.many}`,
        `Няма ${from} за поръчка ${s.cause.label}`,
      ]),
      t.one([
        rich`За ${s.counted} по ${s.cause} няма да стигне материалът (${from}). Предлагам ${to}, на вид почти не се различава. ${s.seller}, може ли да говориш с клиента?`,
        rich`Предложение към ${s.cause}: вместо „${from}“ да минем на „${to}“. Срокът е същият, цената пада малко.`,
      ]),
      [s.flow.order, ...s.flow.productions.map((one) => one.order).slice(0, 1)],
    );
    t.say(s.buyer, () =>
      t.one([
        rich`Следващата партида е чак след месец, проверих при двама доставчици.`,
        rich`Намирам го, но с ${t.int(18, 35)} % по-скъпо и с чакане до ${t.date(15)}.`,
      ]),
    );
    yield { to: 'in_progress', by: s.seller };
    t.say(s.designer, () =>
      t.one([
        rich`Конструктивно няма пречка.`,
        rich`Трябва само нов разкрой, утре сутринта го имате.`,
        rich`За височината внимавайте, новият плот е с 10 мм по-тънък.`,
      ]),
    );
    t.call(s.seller, 'Замяна на материал', () =>
      t.one([
        rich`Обясних на ${s.contact.first} защо го предлагаме. Иска да види парче, преди да реши.`,
        rich`Принципно са съгласни, но питат колко пада цената.`,
        rich`${s.contact.first} не е ${agree(s.contact, 'сигурен', 'сигурна')}, ще говори със собственика.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.seller };
    const offcut = t.task(s.seller, s.maker, `Парче ${to} за клиента`, 2, { title: 'Изработване на мостра' });
    yield* t.wait(2);
    t.settle(offcut, s.maker);
    t.called(s.seller, 'Решение за материала', () =>
      t.one([
        rich`Харесва им. Искат ${t.int(4, 8)} % отстъпка от цената на тези артикули.`,
        rich`Приемат замяната, но кантовете да са в цвета на плота.`,
        rich`Съгласни са. Да се впише в протокола, че промяната е по наше предложение.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    t.say(s.seller, () =>
      t.one([
        rich`Пуснах анекс с новия материал. ${s.maker}, може да започваш.`,
        rich`Отстъпката е одобрена от ${s.director}. Работим с „${to}“.`,
      ]),
    );
    yield* t.wait(5);
    t.say(s.maker, () =>
      t.one([
        rich`Сглобени са, на вид не личи, че материалът е друг.`,
        rich`Готово, с новия разкрой спестихме цяла плоскост.`,
      ]),
    );
    yield { to: 'completed', by: s.maker };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Клиентът държи на първоначалния материал и ще изчака. Новият срок е в поръчката.`);
  },
};
