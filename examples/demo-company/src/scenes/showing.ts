import { rich } from '../rich-text.js';
import { allStatuses, orderOf, quoteOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';

/** A sample goes to the client before the order. */
export const sample: Scene = {
  name: 'sample',
  topicTitle: 'Чертежи и технически въпроси',
  weight: 3,
  lag: [1, 6],
  reaches: allStatuses,
  isSharable: true,
  causes: quoteOf,
  *play(t, s) {
    const item = s.line.product.count(1).replace(/^1 /, '');
    t.open(
      s.seller,
      t.one([`Мостра за ${s.client.short}: ${item}`, `Мострена бройка, ${item}`, `Мостра преди поръчка: ${s.many}`]),
      t.one([
        rich`Преди да поръчат ${s.counted} по ${s.cause}, искат мострена бройка. Ще се приспадне от фактурата.`,
        rich`Трябва мостра на живо, снимките не ги убеждават. ${s.maker}, имаме ли нещо готово?`,
      ]),
      [s.cause],
    );
    t.called(s.seller, 'Мостра', () =>
      t.one([
        rich`${s.contact.first} иска да я пробват една седмица в обекта.`,
        rich`Мострата да е точно в техния цвят, не „подобна“.`,
        rich`Готови са да платят за нея, ако не поръчат.`,
      ]),
    );
    yield { to: 'in_progress', by: s.maker };
    t.task(s.seller, s.maker, t.one([`Мострена бройка: ${item}`, `Мостра за ${s.client.short}`]), 6, {
      title: 'Изработване на мостра',
    });
    t.say(s.maker, () =>
      t.one([
        rich`Имам една от снимките за каталога, само основата се пребоядисва.`,
        rich`Правя нова, ${t.on(5)} е готова.`,
        rich`Една бройка ми спира цялата линия. Ще я пусна след смяната.`,
      ]),
    );
    yield* t.wait(2);
    t.say(s.maker, () =>
      t.one([
        rich`Готова е, при ${s.storekeeper} на рампата.`,
        rich`Направих я с новия шев, погледнете я и вие, преди да тръгне.`,
      ]),
    );
    t.say(s.storekeeper, () =>
      t.one([
        rich`Пътува с буса за ${s.client.city}, ${t.on(1)} е там.`,
        rich`Опакована е в сандък. Да го върнат, моля.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.seller };
    yield* t.wait(2);
    t.wrote(s.seller, 'Впечатления от мострата', () =>
      t.one([
        rich`Мострата е чудесна, само височината ни идва с 2 см повече.`,
        rich`Всички я харесаха. Поръчваме по нея без промени.`,
        rich`Удобна е. Цветът на живо е по-топъл, отколкото на екрана, но ни допада.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    t.say(s.seller, () =>
      t.one([
        rich`Одобрена. ${s.designer}, отрази корекцията в чертежа.`,
        rich`Мострата остава при тях до доставката, за сравнение.`,
        rich`Поръчката е пусната по мострата.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Върнаха мострата без поръчка. Прибрахме я за шоурума.`);
  },
};

/** People come to see the works. */
export const visit: Scene = {
  name: 'visit',
  weight: 2,
  lag: [2, 12],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  causes: orderOf,
  *play(t, s) {
    t.open(
      s.seller,
      t.one([
        `Посещение на ${s.client.short} в цеха`,
        `${s.client.short} идват да видят ${s.the}`,
        `Среща в ${s.client.city}: приемане на първите бройки`,
      ]),
      t.one([
        rich`Искат да видят ${s.the} по ${s.cause} в процес на работа. ${s.workshop}, нека пътеката е чиста.`,
        rich`Гости: ${s.contact.label} и още двама. Да подготвим по една бройка от всеки цвят.`,
      ]),
      [s.flow.order],
    );
    t.called(s.seller, 'Посещение', () =>
      t.one([
        rich`Могат ${t.on(4)} или ${t.on(5)}, след 11 ч.`,
        rich`Ще дойдат с дизайнера. Интересува ги най-вече тапицерията.`,
      ]),
    );
    yield { to: 'in_progress', by: s.seller };
    t.task(
      s.seller,
      s.maker,
      t.one([`Бройки за показване на ${s.client.short}`, `Подготовка за гостите ${t.on(4)}`]),
      3,
    );
    t.say(s.maker, () =>
      t.one([
        rich`По-добре преди обед, следобед пръскаме.`,
        rich`Ще имам пет готови и една разглобена, да видят отвътре.`,
        rich`Обезопасителни обувки имаме до 43-ти номер.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    yield* t.wait(3);
    t.met(s.seller, 'Посещение в цеха', () =>
      t.one([
        rich`Останаха доволни. Поискаха по-заоблени ръбове, без промяна в цената.`,
        rich`Прегледаха всичко, снимаха. Питаха и за парапети, ще пратя каталог.`,
        rich`Приеха първите бройки на място, подписаха протокол.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Отложиха посещението, ще дойдат направо за приемането.`);
  },
};
