import { nextQuarter, spokenDay } from '../calendar.js';
import { spokenMoney } from '../money.js';
import { rich } from '../rich-text.js';
import { allStatuses, purchasesOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';
import { bought, capital } from './purchase-words.js';

/** A supplier who does not keep the day. */
export const supplierDelay: Scene = {
  name: 'supplier-delay',
  topicTitle: 'Срок и график за доставка',
  weight: 5,
  lag: [2, 7],
  reaches: allStatuses,
  causes: purchasesOf,
  *play(t, s) {
    const { material, promised } = bought(s);
    const days = t.int(2, 8);
    t.open(
      s.buyer,
      t.one([
        `${capital(material.the)}: закъснение с ${String(days)} дни`,
        `${s.client.short} бави ${material.label.split(', ')[0] ?? ''}`,
        `Забавена доставка по ${s.cause.label}`,
        `Кога идва материалът по ${s.cause.label} (${s.client.short})`,
      ]),
      t.one([
        rich`${s.cause} беше обещана за ${spokenDay(promised)}. Сега говорят за ${days} дни по-късно. ${s.maker}, какво спира при вас?`,
        rich`Материалът (${material.label}) няма да дойде навреме. Търся заместител, но не за цялото количество.`,
      ]),
      [s.cause],
    );
    t.call(s.buyer, 'Закъсняла доставка', () =>
      t.one([
        rich`Машината им е спряла за ремонт. ${s.contact.first} обещава първа част ${t.on(2)}.`,
        rich`Камионът тръгва чак като се напълни. Предложих да вземем нашето с наш бус.`,
        rich`Объркали са заявката и са я пуснали като нова. ${s.contact.first} се извини, но днес това не помага.`,
        rich`Не вдигат. Оставих съобщение и писах на управителя.`,
        rich`Чакат суровина от внос, митницата я държи от ${t.weekday(-3)}.`,
      ]),
    );
    yield { to: 'in_progress', by: s.buyer };
    t.say(s.maker, () =>
      t.one([
        rich`Без него стоим от ${t.weekday(2)}. Мога да дръпна друга поръчка напред, но само за два дни.`,
        rich`Имаме остатък за около една трета. Почвам с него.`,
        rich`Важно е да дойде до ${t.ordinal(3)}. След това боядисването се застъпва с голямата поръчка.`,
      ]),
    );
    if (t.chance(0.5))
      t.task(
        s.buyer,
        s.buyer,
        t.one([
          `Втори доставчик: ${material.label.split(', ')[0] ?? material.label}`,
          `Обаждане до ${s.client.short} преди обед`,
          `Оферта от друг доставчик, ${s.cause.label}`,
        ]),
        1,
        { title: 'Обаждане до доставчика' },
      );
    else
      t.task(
        s.maker,
        s.buyer,
        t.one([`Точна дата за ${s.cause.label}`, `Писмено потвърждение от ${s.client.short}`]),
        1,
        { title: 'Обаждане до доставчика' },
      );
    t.say(s.buyer, () =>
      t.one([
        rich`Разделят я: половината ${t.on(2)}, останалото седмица след това.`,
        rich`Друг доставчик я има веднага, но с ${t.int(6, 15)} % нагоре.`,
        rich`Искам неустойка по договора, 0,5 % на ден. ${s.accountant}, пращам ти данните.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.buyer };
    yield* t.wait(0.5);
    t.say(s.director, () =>
      t.one([
        rich`Взимайте от другия за спешното, останалото чакаме.`,
        rich`Чакаме ги, но това е за последно. Намерете втори източник за такива материали.`,
        rich`Плащаме разликата. Престоят ще ни струва повече.`,
      ]),
    );
    yield { to: 'confirmed', by: s.director };
    yield* t.wait(3);
    t.say(s.storekeeper, () =>
      t.one([
        rich`Пристигна, количеството е точно. Заведено на склад.`,
        rich`Дойде първата част, проверих влажността: 9 %.`,
        rich`Разтоварено в 14 ч., ${s.workshop} си го взе направо от рампата.`,
      ]),
    );
    yield { to: 'completed', by: s.buyer };
  },
  drop(t, s) {
    t.say(s.buyer, () => rich`Анулирах заявката, взехме материала от друго място.`);
  },
};

/** Haggling over what a material costs. */
export const materialPrice: Scene = {
  name: 'material-price',
  topicTitle: 'Договор и отстъпки',
  weight: 4,
  lag: [1, 8],
  reaches: allStatuses,
  causes: purchasesOf,
  *play(t, s) {
    const { material } = bought(s);
    const rise = t.int(4, 14);
    const name = material.label.split(', ')[0] ?? material.label;
    t.open(
      s.buyer,
      t.one([
        `${capital(name)}: нова цена от ${s.client.short}`,
        `Поскъпване с ${String(rise)} %: ${name}`,
        `Цена за ${nextQuarter(t.day).ordinal} тримесечие: ${name}`,
        `${s.client.short}: отстъпка за по-голямо количество`,
      ]),
      t.one([
        rich`Нова ценова листа от ${s.client.short}: ${name} с ${rise} % нагоре. Последната ни покупка е ${s.cause}. Ще преговарям за годишно количество.`,
        rich`Досега плащаме ${spokenMoney(material.price)} на единица (${s.cause}). Искам да фиксираме цена за три месеца напред.`,
      ]),
      [s.cause],
    );
    t.wrote(s.buyer, 'Ново ценово предложение', () =>
      t.one([
        rich`Във връзка с поскъпването на суровините сме принудени да коригираме цените си с ${rise} %, считано от началото на месеца.`,
        rich`При годишно количество можем да задържим сегашната цена до края на тримесечието.`,
        rich`Изпращаме актуалната листа. За Вас отстъпката остава непроменена.`,
      ]),
    );
    yield { to: 'in_progress', by: s.buyer };
    t.task(s.buyer, s.buyer, t.one([`Сравнителна таблица за ${name}`, `Три оферти за ${name}`]), 4);
    t.say(s.buyer, () =>
      t.one([
        rich`Направих сравнение с двама други. При единия е по-евтино с ${t.int(2, 5)} %, но без транспорт.`,
        rich`Предлагат ${Math.max(2, rise - 4)} % вместо ${rise} %, ако платим до 10 дни.`,
        rich`За годината сме взели за ${spokenMoney(t.int(18, 64) * 100_000)}. С това ще преговарям.`,
      ]),
    );
    if (t.chance(0.6))
      t.say(s.maker, () =>
        t.one([
          rich`По-евтиния сме го ползвали, заварява се трудно. Аз съм за нашия.`,
          rich`За цеха е без значение, само да не сменят дебелината.`,
          rich`С новото качество отпадъкът падна. Сметнете и това.`,
        ]),
      );
    yield { to: 'awaiting_decision', by: s.buyer };
    t.met(s.buyer, 'Преговори за цена', () =>
      t.one([
        rich`Стигнахме до ${Math.max(2, rise - 5)} % и отложено плащане 45 дни.`,
        rich`${s.contact.first} слиза до ${Math.max(1, rise - 6)} %, но иска месечен минимум.`,
        rich`Фиксират цената за шест месеца при предплащане на половината.`,
      ]),
    );
    yield* t.wait(0.5);
    t.say(s.director, () =>
      t.one([
        rich`Приемам. Минимумът го покриваме и без това.`,
        rich`Не предплащаме. Отложеното плащане е добре.`,
        rich`Добре, подгответе договора.`,
      ]),
    );
    yield { to: 'confirmed', by: s.director };
    yield* t.wait(2);
    t.say(s.buyer, () =>
      t.one([rich`Подписан е, новите цени са в системата.`, rich`Готово. Важи от първо число, качих и листата.`]),
    );
    yield { to: 'completed', by: s.buyer };
  },
  drop(t, s) {
    t.say(s.buyer, () => rich`Не се разбрахме. Оставаме при досегашния доставчик за този материал.`);
  },
};
