import { rich } from '../rich-text.js';
import { allStatuses, shipmentsOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';

const FAULTS: readonly (readonly [fault: string, detail: string, about: readonly string[]])[] = [
  ['клатят се', 'Болтовете са се отвили, на три места резбата е превъртяна.', ['СТ', 'МТ', 'ТБ', 'БР', 'УЧ', 'ФТ']],
  ['скърцат', 'Скърцането е от сглобката при царгата, маслото не помага.', ['СТ', 'РЛ', 'ПЙ', 'ДВ', 'ФТ']],
  ['пантите провисват', 'Пантите са от старата серия, без амортизатор.', ['ГР', 'ШК', 'НШ', 'МШ']],
  ['чекмеджетата заяждат', 'Водачите са с един милиметър по-тесни от нишата.', ['НШ', 'БР', 'ШК', 'РЦ']],
  ['дамаската се разшива', 'Шевът е минал на 3 мм от ръба вместо на 8.', ['СТ', 'ПЙ', 'ТБ', 'ДВ', 'ФТ']],
  [
    'боята се олющва по ръбовете',
    'Под боята има окис, не е обезмаслено добре.',
    ['РЛ', 'ЗК', 'СЛ', 'МШ', 'ОМ', 'ТБ', 'ПП'],
  ],
];

/** A fault that shows after months of use. */
export const warrantyFault: Scene = {
  name: 'warranty-fault',
  topicTitle: 'Рекламация и качество',
  weight: 3,
  lag: [35, 120],
  reaches: allStatuses,
  causes: shipmentsOf,
  *play(t, s) {
    const [fault, detail] = t.one(FAULTS.filter(([, , about]) => about.includes(s.line.product.family.prefix)));
    const bad = t.int(2, 6);
    t.open(
      s.seller,
      t.one([
        `Гаранция: ${s.the} (${fault})`,
        `Гаранционен сервиз в ${s.client.city}, ${s.line.product.count(bad)}`,
        `${s.client.short}: след няколко месеца ${fault}`,
      ]),
      t.one([
        rich`Стоката е от ${s.cause}, още е в гаранция. Оплакването: ${fault}, засега ${bad} бр. ${s.inspector}, ще трябва оглед.`,
        rich`Гаранционен случай по ${s.flow.order ?? s.cause}: ${s.the}, ${bad} бр. (${fault}). Да решим ремонт на място или връщане.`,
      ]),
      [s.cause],
    );
    t.called(s.seller, 'Гаранционен случай', () =>
      t.one([
        rich`Оплакват се от ${bad} бр., останалите засега държат. Питат дали има запис при нас.`,
        rich`${s.contact.first} изпрати видео, на него се вижда ясно.`,
        rich`Искат някой да дойде. Сами не смеят да пипат, за да не загубят гаранцията.`,
      ]),
    );
    yield { to: 'in_progress', by: s.inspector };
    const visit = t.task(s.seller, s.inspector, t.one([`Оглед в ${s.client.city}`, `Оглед на ${s.the} на място`]), 5, {
      title: 'Оглед и снимки',
    });
    yield* t.wait(2);
    t.met(s.inspector, 'Оглед на място', () =>
      t.one([
        rich`${detail} Снимах и взех една бройка за проба.`,
        rich`Огледах всички. ${detail} Засегнати са ${bad + 1}, не ${bad}.`,
        rich`${detail} Виждат се и следи от влачене, но причината е при нас.`,
      ]),
    );
    t.settle(visit, s.inspector);
    yield { to: 'awaiting_decision', by: s.inspector };
    t.say(s.technologist, () =>
      t.one([
        rich`Ясно е. Слагаме вложки и болтове с лепило за резба, от следващата партида влиза в технологията.`,
        rich`Поправимо е, два часа работа на двама души.`,
        rich`Предлагам да ги сменим. Ремонтът ще излезе колкото нови.`,
      ]),
    );
    t.say(s.seller, () =>
      t.one([
        rich`Предлагам да го направим безплатно, от тях идват по две поръчки на сезон. ${s.director}, съгласен ли си?`,
        rich`Да изчакаме ли одобрение от ${s.director}, или пращаме хора?`,
      ]),
    );
    yield* t.wait(0.5);
    yield { to: 'confirmed', by: s.director };
    t.task(
      s.inspector,
      s.fitter,
      t.one([`Ремонт на място, ${s.client.city}`, `Сервизно посещение: ${s.client.short}`]),
      6,
      { title: 'Преработка в цеха' },
    );
    yield* t.wait(4);
    t.say(s.fitter, () =>
      t.one([
        rich`Готово. Стегнах и останалите, за да не ходим пак.`,
        rich`Сменени са, старите ги донесох за разглеждане.`,
        rich`Оправено за половин ден. Подписаха протокола.`,
      ]),
    );
    yield { to: 'completed', by: s.inspector };
  },
  drop(t, s) {
    t.say(
      s.inspector,
      () => rich`Не е гаранционен случай: натоварвани са извън предназначението. Предложих платен ремонт.`,
    );
  },
};
