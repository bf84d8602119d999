import { spokenMoney } from '../money.js';
import { rich } from '../rich-text.js';
import { allStatuses, quoteOf } from '../threads/scene.js';
import { agree } from '../threads/situation.js';
import type { Scene } from '../threads/scene.js';

/** A client asks what something costs. */
export const enquiry: Scene = {
  name: 'enquiry',
  topicTitle: 'Запитване за оферта',
  weight: 6,
  lag: [0, 1],
  reaches: allStatuses,
  isSharable: true,
  causes: quoteOf,
  *play(t, s) {
    const other = s.flow.lines[1];
    const goods = other === undefined ? s.counted : `${s.counted} и ${other.product.count(other.quantity)}`;
    const source = t.one([
      'Намерили са ни през каталога',
      'Препоръчал ни е колега',
      'Стар клиент',
      'Идват от изложението',
      'Писаха през сайта',
    ]);
    t.open(
      s.seller,
      t.one([
        `Запитване за ${goods}`,
        `${s.client.short}: запитване за ${s.many}`,
        `Оферта за ${goods}`,
        `Ново запитване от ${s.client.city}: ${s.many}`,
      ]),
      t.one([
        rich`${source}. Искат оферта за ${goods}. Изготвя се ${s.cause}.`,
        rich`Нов обект на ${s.client.short} в ${s.client.city}: ${goods}. Бюджетът е ограничен, но срокът не е проблем.`,
        rich`Запитване с приложена спецификация. ${s.designer}, погледни дали размерите са стандартни.`,
      ]),
      [s.cause],
    );
    t.wrote(s.seller, 'Запитване', () =>
      t.one([
        rich`Здравейте, интересуваме се от ${goods}. Моля за цена с доставка до ${s.client.city} и срок за изработка.`,
        rich`Прилагам спецификацията. Ще се радвам да получа оферта до края на седмицата. Имате ли мостри на дървото?`,
        rich`Бихте ли ни изпратили оферта за ${goods}? Избираме между трима производители и решаваме до ${t.date(10)}.`,
      ]),
    );
    yield { to: 'in_progress', by: s.seller };
    const offer = t.task(
      s.seller,
      s.seller,
      t.one([`Оферта за ${s.client.short}`, `Оферта за ${s.counted}`, `Изчисляване на ${s.cause.label}`]),
      3,
      { title: 'Изготвяне на оферта' },
    );
    t.say(s.designer, () =>
      t.one([
        rich`Стандартни са, само дължината е с 5 см повече. Влиза в разкроя.`,
        rich`Едното е извън каталога. Чертежът ще отнеме ден, сметнете го.`,
        rich`По тези размери плоскостта не излиза икономично. Предложете 2 см по-малко, ще им спести ${t.int(6, 12)} %.`,
      ]),
    );
    if (t.chance(0.5))
      t.say(s.maker, () =>
        t.one([
          rich`Свободни сме от ${t.date(8)}, срок за изработка четири седмици.`,
          rich`Да не обещаваме преди ${t.date(18)}, ${s.workshop} е зает.`,
          rich`Може и за три седмици, ако материалът е поръчан веднага.`,
        ]),
      );
    t.answer(s.seller, `Оферта ${s.cause.label}`, () =>
      t.one([
        rich`Изпращам оферта ${s.cause} на стойност ${spokenMoney(s.flow.total)} с ДДС, с включен транспорт. Валидна е 30 дни.`,
        rich`Оферта ${s.cause} е готова: ${spokenMoney(s.flow.total)} с ДДС, срок 25 работни дни след аванс. Мостри мога да донеса ${t.on(4)}.`,
      ]),
    );
    t.settle(offer, s.seller);
    yield { to: 'awaiting_decision', by: s.seller };
    yield* t.wait(2);
    t.call(s.seller, 'Оферта: проследяване', () =>
      t.one([
        rich`Още я разглеждат. ${s.contact.first} ще говори със собственика ${t.on(3)}.`,
        rich`Цената е добра, притеснява ги срокът. Обясних, че зависи от датата на аванса.`,
        rich`Имат и по-ниска оферта, но от ПДЧ. Изпратих сравнение.`,
        rich`Искат да видят мострите на живо. Уговорихме се за ${t.date(3)}.`,
      ]),
    );
    if (t.chance(0.5))
      t.wrote(s.seller, 'Въпрос по офертата', () =>
        t.one([
          rich`Влиза ли монтажът в цената? И колко гаранция давате на обкова?`,
          rich`Може ли вариант с по-евтин плот, за да го покажа на управителя?`,
          rich`Какви са условията за плащане при по-голямо количество?`,
        ]),
      );
    yield { to: 'confirmed', by: s.seller };
    t.say(s.seller, () =>
      t.one([
        rich`Спечелихме я! Поръчката е пусната, авансът идва до ${t.weekday(3)}.`,
        rich`Потвърдиха по телефона, чакам подписаната оферта.`,
        rich`Приеха с дребна промяна в дръжките.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.seller, 'Приемане на офертата', () =>
      t.one([
        rich`Приемаме офертата. Моля, изпратете проформа за аванса.`,
        rich`Изпращам подписаната оферта. Надяваме се на добра съвместна работа.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () =>
      t.one([
        rich`Загубихме я: избрали са друг производител, разликата била ${t.int(7, 16)} %.`,
        rich`Отказаха се, няма бюджет тази година. Да се обадим отново през март.`,
        rich`${s.contact.first} е ${agree(s.contact, 'напуснал', 'напуснала')}, новият управител е спрял проекта.`,
      ]),
    );
  },
};

/** How much less it may cost. */
export const discount: Scene = {
  name: 'discount',
  topicTitle: 'Договор и отстъпки',
  weight: 4,
  lag: [2, 8],
  reaches: allStatuses,
  causes: quoteOf,
  *play(t, s) {
    const asked = t.int(6, 15);
    const given = Math.max(3, asked - t.int(2, 5));
    t.open(
      s.seller,
      t.one([
        `Отстъпка ${String(asked)} % за ${s.client.short}`,
        `Цената на ${s.the}: искат ${String(asked)} % отстъпка`,
        `${s.client.short}: преговори по оферта ${s.cause.label}`,
        `Годишен договор с ${s.client.short}`,
      ]),
      t.one([
        rich`По ${s.cause} искат ${asked} % отстъпка. Стойността е ${spokenMoney(s.flow.total)}. До 5 % мога сам${s.seller.isFemale ? 'а' : ''}, за повече трябва решение.`,
        rich`Предлагат годишен договор, ако слезем с ${asked} %. Оборотът им за последната година оправдава разговор.`,
      ]),
      [s.cause],
    );
    t.called(s.seller, 'Преговори за цена', () =>
      t.one([
        rich`Показаха ми оферта от друг, с ${asked} % по-ниска. Нашето качество им харесва повече.`,
        rich`${s.contact.first} казва, че управителят не подписва без отстъпка.`,
        rich`Готови са да платят 50 % аванс срещу по-ниска цена.`,
      ]),
    );
    yield { to: 'in_progress', by: s.seller };
    t.say(s.accountant, () =>
      t.one([
        rich`Маржът тук е ${t.int(17, 26)} %. При ${asked} % отстъпка оставаме почти на нула.`,
        rich`Платец са точен: средно ${t.int(4, 12)} дни. Заслужават нещо.`,
        rich`Имат една забавена фактура от лятото. Нека първо я платят.`,
      ]),
    );
    if (t.chance(0.5))
      t.say(s.maker, () =>
        t.one([
          rich`При над 60 броя пестим от настройки около 3 %.`,
          rich`Ако вземат само стандартни цветове, слизам с ден работа.`,
        ]),
      );
    yield { to: 'awaiting_decision', by: s.seller };
    t.task(
      s.seller,
      s.director,
      t.one([`Отговор по отстъпката от ${String(asked)} %`, `Решение за цената на ${s.client.short}`]),
      2,
    );
    yield* t.wait(0.5);
    t.say(s.director, () =>
      t.one([
        rich`${given} % при плащане до 10 дни. Повече не.`,
        rich`Нека са ${given} %, но само за тази поръчка.`,
        rich`Дай ${given} % и безплатен транспорт. Така им излиза същото.`,
      ]),
    );
    t.answer(s.seller, `Оферта ${s.cause.label}: нова цена`, () =>
      t.one([
        rich`Можем да предложим ${given} % отстъпка при плащане до 10 дни от фактурата.`,
        rich`Предлагаме ${given} % отстъпка и доставка до обекта без доплащане.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.seller, 'Отговор за цената', () =>
      t.one([
        rich`Приемаме. Очаквам коригираната оферта за подпис.`,
        rich`Добре, съгласни сме на ${given} %.`,
        rich`Надявахме се на повече, но приемаме.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    t.say(s.seller, () =>
      t.one([
        rich`Коригираната оферта е изпратена и подписана.`,
        rich`Анексът е при ${s.accountant}, важи от днес.`,
        rich`Въведох отстъпката в картона на клиента.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Не се споразумяхме за цената, взимат от друг.`);
  },
};

/** A public tender with its papers. */
export const tender: Scene = {
  name: 'tender',
  topicTitle: 'Запитване за оферта',
  weight: 3,
  lag: [0, 2],
  reaches: allStatuses,
  causes: (flow) => (['school', 'town', 'clinic'].includes(flow.client.sector) ? quoteOf(flow) : []),
  *play(t, s) {
    t.open(
      s.seller,
      t.one([
        `Обществена поръчка: ${s.counted}`,
        `Търг на ${s.client.short}: ${s.many}`,
        `${s.client.short}: документи за обявата`,
      ]),
      t.one([
        rich`Обява за ${s.counted}, прогнозна стойност около ${spokenMoney(Math.round(s.flow.total / 10_000) * 10_000)}. Подаване до ${t.date(9)}, 17 ч.
- ценово предложение (${s.cause})
- декларации по образец
- сертификати за плоскостите
- мостра от един артикул`,
        rich`Участваме с ${s.cause}. Критерият е най-ниска цена, но техническите изисквания са строги. Разпределям задачите тук.`,
      ]),
      [s.cause],
    );
    yield { to: 'in_progress', by: s.seller };
    t.task(
      s.seller,
      s.inspector,
      t.one([`Сертификати за ${s.client.short}`, 'Сертификат Е1 и протокол за изпитване']),
      4,
      { title: 'Подготовка на документи' },
    );
    t.task(
      s.seller,
      s.accountant,
      t.one(['Удостоверение за липса на задължения', `Гаранция за изпълнение, ${s.client.short}`]),
      5,
      { title: 'Подготовка на документи' },
    );
    t.say(s.designer, () =>
      t.one([
        rich`В заданието пише дебелина 25 мм, а на чертежа е 18. Да зададем въпрос, преди да сме сметнали.`,
        rich`Ръстовата група не отговаря на стандарта. Питайте ги коя важи.`,
        rich`Изпълнимо е. Единствено заоблените ръбове са допълнителна операция.`,
      ]),
    );
    t.call(s.seller, 'Въпрос по документацията', () =>
      t.one([
        rich`Ще публикуват разяснение. По телефона не отговарят.`,
        rich`Експертът потвърди устно, че е техническа грешка. Чакаме го писмено.`,
      ]),
    );
    t.say(s.inspector, () =>
      t.one([
        rich`Сертификатите са в папката, единият изтича след месец, но важи към датата на отваряне.`,
        rich`Протоколът за изпитване е от стара серия, поисках нов.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.seller };
    t.say(s.seller, () =>
      t.one([
        rich`Подадено, входящ номер ${t.int(1100, 4800)}. Отварят ги ${t.on(3)}.`,
        rich`Внесох го лично, два часа преди срока. Има още трима участници.`,
      ]),
    );
    yield* t.wait(4);
    t.wrote(s.seller, 'Класиране', () =>
      t.one([
        rich`Уведомяваме Ви, че сте класирани на първо място. Очакваме Ви за подписване на договора.`,
        rich`С решение на комисията сте избрани за изпълнител.`,
      ]),
    );
    yield { to: 'confirmed', by: s.seller };
    t.say(s.seller, () =>
      t.one([rich`Договорът е подписан, гаранцията е внесена.`, rich`Подписахме. Срокът тече от утре.`]),
    );
    yield { to: 'completed', by: s.seller };
  },
  drop(t, s) {
    t.say(s.seller, () =>
      t.one([
        rich`Класирани сме втори, разликата е под 2 %.`,
        rich`Прекратиха процедурата. Може да има нова през пролетта.`,
      ]),
    );
  },
};
