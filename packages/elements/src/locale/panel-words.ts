import { counting } from './counted.js';
import { panelBasics } from './panel-basics.js';

const n = counting('bg');

/** What an order's panel says beside the basic words. */
export const panelWords = {
  ...panelBasics,
  flow: 'Верига документи',
  openFlow: 'Цялата верига',
  youAreHere: 'вие сте тук',
  doneOf: (done: number, all: number) => `${String(done)} от ${String(all)}`,
  doneWord: 'готови',
  hiddenDocuments: n('още # скрит документ', 'още # скрити документа'),
  documentsNoun: {
    quote: n('оферта', 'оферти'),
    client_order: n('поръчка', 'поръчки'),
    production_order: n('поръчка', 'поръчки'),
    purchase_order: n('поръчка', 'поръчки'),
    delivery: n('доставка', 'доставки'),
    sale: n('продажба', 'продажби'),
    shipment: n('експедиция', 'експедиции'),
    financial_document: n('документ', 'документа'),
    payment: n('плащане', 'плащания'),
  },
  lastContact: 'Последен контакт',
  record: 'Запиши',
  attachToThread: 'Прикачи към съществуваща нишка',
  attachedTo: (topic: string) => `Прикачено към „${topic}“`,
  attachRefused: 'Не се прикачи.',
  noThreads: (record: string) => `Още няма нишки по ${record}`,
  noThreadsPortal: 'Тук ще видите разговорите по тази поръчка.',
  threadsAround: (record: string) => `Нишки около ${record}`,
  showAll: n('Покажи и останалата #', 'Покажи всички #'),
  back: 'Назад',
};
