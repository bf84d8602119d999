import { rich } from '../rich-text.js';
import { allStatuses, deliveriesOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';
import { bought, capital } from './purchase-words.js';

/** Something else arrived than was ordered. */
export const wrongGoods: Scene = {
  name: 'wrong-goods',
  topicTitle: 'Рекламация и качество',
  weight: 4,
  lag: [0, 2],
  reaches: allStatuses,
  causes: deliveriesOf,
  *play(t, s) {
    const { material } = bought(s);
    const name = material.label.split(', ')[0] ?? material.label;
    const lack = t.int(5, 18);
    t.open(
      s.storekeeper,
      t.one([
        `${capital(name)}: доставено е друго`,
        `Разлика в количеството по ${s.cause.label}`,
        `Рекламация към ${s.client.short}`,
        `Брак в доставка ${s.cause.label}`,
      ]),
      t.one([
        rich`При приемането на ${s.cause} има разминаване (${name}). Заприходих само годното, останалото е отделено.`,
        rich`${s.inspector}, виж доставката с ${s.cause}, преди да я пуснем в цеха. На вид е от друга партида.`,
      ]),
      [s.cause, ...s.cause.parents],
    );
    t.say(s.storekeeper, () =>
      t.one([
        rich`По документи е всичко, реално липсват ${lack} %. Шофьорът подписа протокола.`,
        rich`Нюансът е различен от предишната доставка, личи си без уред.`,
        rich`Две от опаковките са мокри. Снимах ги още на камиона.`,
      ]),
    );
    yield { to: 'in_progress', by: s.inspector };
    t.say(s.inspector, () =>
      t.one([
        rich`Мерих на пет места: извън допуска е. Не го пускайте.`,
        rich`Около ${lack} % е негодно, останалото може за вътрешни детайли.`,
        rich`Сертификатът е за друга партида. Без нов не приемам.`,
      ]),
    );
    t.task(
      s.inspector,
      s.buyer,
      t.one([
        `Рекламация до ${s.client.short}`,
        `Подмяна по ${s.cause.label}`,
        `Кредитно известие от ${s.client.short}`,
      ]),
      2,
      { title: 'Обаждане до доставчика' },
    );
    t.call(s.buyer, 'Рекламация', () =>
      t.one([
        rich`${s.contact.first} иска снимки и проба. Изпратих ги.`,
        rich`Признават си. Ще подменят със следващия курс.`,
        rich`Твърдят, че е станало при превоза. Превозът обаче е техен.`,
      ]),
    );
    yield { to: 'awaiting_decision', by: s.buyer };
    t.say(s.maker, () =>
      t.one([
        rich`Мога да изчакам до ${t.weekday(3)}, после ми трябва нещо.`,
        rich`Взимам годното и започвам. Не бавете подмяната.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.buyer, 'Отговор на рекламацията', () =>
      t.one([
        rich`Приемаме рекламацията. Новото количество тръгва ${t.on(2)} за наша сметка.`,
        rich`Предлагаме кредитно известие за негодната част, тъй като материалът е изчерпан.`,
      ]),
    );
    yield { to: 'confirmed', by: s.buyer };
    yield* t.wait(3);
    t.say(s.storekeeper, () =>
      t.one([
        rich`Подменено, този път е както трябва.`,
        rich`Дойде новото, върнах старото със същия камион.`,
        rich`Кредитното известие е получено, предадох го на ${s.accountant}.`,
      ]),
    );
    yield { to: 'completed', by: s.buyer };
  },
  drop(t, s) {
    t.say(s.inspector, () => rich`Разбрахме се на отстъпка вместо подмяна, рекламацията отпада.`);
  },
};

/** Papers that must come with the goods. */
export const certificate: Scene = {
  name: 'certificate',
  topicTitle: 'Чертежи и технически въпроси',
  weight: 3,
  lag: [0, 6],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  causes: deliveriesOf,
  *play(t, s) {
    const { material } = bought(s);
    const name = material.label.split(', ')[0] ?? material.label;
    const paper = t.one([
      'сертификат Е1',
      'декларация за експлоатационни показатели',
      'протокол за горимост',
      'информационен лист за безопасност',
      'сертификат за произход на дървесината',
    ]);
    t.open(
      s.inspector,
      t.one([
        `${capital(paper)}: ${name}`,
        `${s.client.short}: ${paper}`,
        `Липсва ${paper} по доставка ${s.cause.label}`,
      ]),
      t.one([
        rich`Към ${s.cause} няма ${paper}. Иска се за предаването на обществен обект.`,
        rich`Трябва ни ${paper} за „${name}“, и то за точната партида.`,
      ]),
      [s.cause],
    );
    t.call(s.buyer, 'Липсващ документ', () =>
      t.one([
        rich`Ще го потърсят в архива. ${s.contact.first} обеща до ${t.weekday(1)}.`,
        rich`Имат го само на немски, питах за превод.`,
        rich`Издава го производителят, ще отнеме няколко дни.`,
      ]),
    );
    yield { to: 'in_progress', by: s.buyer };
    t.task(
      s.inspector,
      s.buyer,
      t.one([`${capital(paper)} от ${s.client.short}`, `Документи по ${s.cause.label}`]),
      3,
      { title: 'Подготовка на документи' },
    );
    t.wrote(s.buyer, capital(paper), () =>
      t.one([
        rich`Изпращаме исканото. Оригиналът ще пътува със следващата доставка.`,
        rich`Приложено ще намерите документа за посочената партида.`,
      ]),
    );
    yield { to: 'confirmed', by: s.inspector };
    t.say(s.inspector, () =>
      t.one([
        rich`Точен е, заведох го в папката на обекта.`,
        rich`Партидата съвпада. Може да се предава на клиента.`,
        rich`Получих го. Помолих занапред да идва с всяка доставка.`,
      ]),
    );
    yield { to: 'completed', by: s.inspector };
  },
  drop(t, s) {
    t.say(s.inspector, () => rich`Не се изисква за този обект, проверих в документацията.`);
  },
};
