import type { ImportLine } from '@towerp/crm-protocol';
import { uuidv7 } from './identity.js';
import type { Random } from './random.js';

type TopicLine = Extract<ImportLine, { type: 'topic' }>;
type Scope = TopicLine['scope'];

/** The topics that the company has predefined, with the hours it expects them to take; the last ones are archived. */
const TITLES: Readonly<Record<Scope, readonly (readonly [title: string, hours: number | null, archived?: true])[]>> = {
  thread: [
    ['Запитване за оферта', 192],
    ['Промяна по поръчка', 192],
    ['Рекламация и качество', 192],
    ['Срок и график за доставка', 120],
    ['Монтаж на място', 240],
    ['Плащане и просрочие', 120],
    ['Чертежи и технически въпроси', 120],
    ['Договор и отстъпки', 144],
    ['Други', null],
    ['Панаир и изложение', 240, true],
    ['Въпроси по левови цени', 24, true],
    ['Карантинни мерки', null, true],
  ],
  communication: [
    ['Уточняване на срок', null],
    ['Уточняване на цена', null],
    ['Потвърждение на поръчка', null],
    ['Напомняне за плащане', null],
    ['Приемане на място', null],
    ['Технически въпрос', null],
  ],
  task: [
    ['Изготвяне на оферта', 48],
    ['Обаждане до клиента', 24],
    ['Обаждане до доставчика', 24],
    ['Проверка на наличност', 8],
    ['Изготвяне на чертеж', 72],
    ['Организиране на транспорт', 48],
    ['Оглед и снимки', 24],
    ['Изработване на мостра', 96],
    ['Сверяване на плащания', 24],
    ['Преработка в цеха', 96],
    ['Подготовка на документи', 24],
  ],
};

/** The predefined topics of the company. */
export interface Topics {
  readonly lines: readonly TopicLine[];
  /** The id of the topic of this title. */
  idOf(scope: Scope, title: string): string;
}

/** Makes the predefined topics, all of them older than any thread. */
export function topics(epoch: number, random: Random): Topics {
  const lines = (Object.keys(TITLES) as Scope[]).flatMap((scope) =>
    TITLES[scope].map(([title, hours, archived], position): TopicLine => ({
      type: 'topic',
      id: uuidv7(epoch + position * 60_000, random),
      scope,
      title,
      position,
      expectedHours: hours,
      archived: archived ?? false,
      createdAt: new Date(epoch + position * 60_000).toISOString(),
    })),
  );
  return {
    lines,
    idOf: (scope, title) => {
      const line = lines.find((one) => one.scope === scope && one.title === title);
      if (line === undefined) throw new RangeError(`no topic „${title}“`);
      return line.id;
    },
  };
}
