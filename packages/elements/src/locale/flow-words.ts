import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What only a document flow says. */
export const bgFlow = {
  chart: 'Схема',
  table: 'Таблица',
  view: 'Вид',
  saveSvg: 'Запази като SVG',
  print: 'Отпечатай на една страница',
  documents: n('# документ', '# документа'),
  levels: (up: number, down: number) =>
    [up > 0 ? `${n('# ниво', '# нива')(up)} нагоре` : '', down > 0 ? `${String(down)} надолу` : '']
      .filter(Boolean)
      .join(', '),
  lanes: {
    quote: 'Оферти',
    client_order: 'Клиентски поръчки',
    production_order: 'Производствени поръчки',
    purchase_order: 'Доставни поръчки',
    delivery: 'Доставки',
    sale: 'Продажби',
    shipment: 'Експедиции',
    financial_document: 'Финансови документи',
    payment: 'Плащания',
  } as Readonly<Record<string, string>>,
  path: 'Избран път',
  pathHint: 'Посочете документ, за да видите от какво произлиза и до какво води.',
  clearPath: 'Изчисти',
  fromHere: 'Покажи оттук',
  comesFrom: (name: string, parents: string) => `${name} произлиза от ${parents}`,
  comesFromSeveral: (name: string, count: number, parents: string) =>
    `${name} произлиза от ${n('# документ', '# документа')(count)}: ${parents}`,
  leadsTo: (children: string) => `води до ${children}`,
  parts: (done: number, all: number, noun: string) => `${String(done)} от ${String(all)} ${noun} са готови`,
  others: n('Още #', 'Още #'),
  inStatus: (count: number, status: string) => `${String(count)} × ${status}`,
  missing: {
    delivery: 'Няма доставка',
    shipment: 'Няма експедиция',
    financial_document: 'Няма фактура',
    payment: 'Няма плащане',
  } as Readonly<Record<string, string>>,
  missingAfter: (name: string) => `за ${name}`,
  missingStep: 'липсваща стъпка',
  columns: { document: 'Документ', status: 'Статус', subject: 'Дата и предмет', amount: 'Сума', from: 'Произлиза от' },
  start: 'начало',
  hidden: n('# документ не е видим за вас', '# документа не са видими за вас'),
  truncated: 'Веригата е по-дълга; показана е най-близката ѝ част.',
  failed: 'Веригата не се зареди',
  alone: 'Още няма свързани документи',
  aloneWhy: 'Документите, които произлизат от този, ще се появят тук.',
  noDocument: 'Към нишката няма документ',
  noDocumentWhy: 'Прикачете документ и веригата му ще се покаже тук.',
  around: 'Верига на',
  file: 'верига',
};

export type FlowWords = Widened<typeof bgFlow>;

/** The words of document flows in the language of these messages. */
export const flowWords = (messages: Messages): FlowWords => messages.documentFlow ?? bgFlow;
