import { spokenDay, workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import type { Counterparty } from '../counterparties.js';
import type { Status } from '@towerp/crm-protocol';
import { Document } from '../documents/document.js';
import type { DocumentDraft } from '../documents/document.js';
import { orderTotals } from './order-page.js';

/** The documents of order 43659 by the number that the story calls them by. */
type StoryDocuments = ReadonlyMap<string, Document>;

/** The day by which order 43659 is promised. */
export function promisedDay(today: Day): Day {
  return workday(today, 8);
}

const PRODUCTION: readonly (readonly [id: string, title: string, status: Status])[] = [
  ['7712', 'Рамки за легло 160×200, 48 бр.', 'completed'],
  ['7713', 'Столове „Витоша“, 72 бр.', 'in_progress'],
  ['7714', 'Маси „Рила“, 12 бр.', 'in_progress'],
  ['7715', 'Закачалки стенни, 48 бр.', 'completed'],
  ['7716', 'Метални основи за столове, 72 бр.', 'completed'],
  ['7717', 'Нощни шкафчета „Рила“: корпуси, 96 бр.', 'in_progress'],
  ['7718', 'Нощни шкафчета „Рила“: чела, 96 бр.', 'new'],
  ['7719', 'Нощни шкафчета „Рила“: чекмеджета, 192 бр.', 'new'],
  ['7720', 'Нощни шкафчета „Рила“: сглобяване, 96 бр.', 'new'],
  ['7721', 'Плотове за маси „Рила“, 12 бр.', 'new'],
  ['7722', 'Тапициране на седалки „Витоша“, 72 бр.', 'new'],
  ['7723', 'Опаковане и палетизиране', 'new'],
];

/** Writes the document flow of order 43659 as it stands today. */
export function balkanPalasDocuments(today: Day, counterparties: readonly Counterparty[]): StoryDocuments {
  const documents = new Map<string, Document>();
  const hotel = counterparties.find((one) => one.id === '10001');
  const panels = counterparties.find((one) => one.id === '10005');
  const fabrics = counterparties.find((one) => one.sector === 'fabrics');
  if (hotel === undefined || panels === undefined || fabrics === undefined)
    throw new RangeError('the story lacks a counterparty');
  const write = (
    id: string,
    ago: number,
    draft: Omit<DocumentDraft, 'id' | 'day' | 'parents'>,
    ...parents: string[]
  ): void => {
    const day = ago === 0 ? workday(today, -1) : workday(today, -ago);
    documents.set(
      id,
      new Document({ ...draft, id, day, parents: parents.map((parent) => existing(documents, parent)) }),
    );
  };
  const title = 'Хотел „Балкан Палас“';
  write('2198', 35, {
    kind: 'quote',
    title: `${title}, първи вариант`,
    status: 'cancelled',
    cents: 3_641_000,
    counterparty: hotel,
  });
  write('2214', 31, { kind: 'quote', title, status: 'confirmed', cents: orderTotals.total, counterparty: hotel });
  write(
    '43659',
    29,
    { kind: 'client_order', title, status: 'in_progress', cents: orderTotals.total, counterparty: hotel },
    '2214',
    '2198',
  );
  write(
    '611',
    17,
    {
      kind: 'financial_document',
      title: 'Проформа, аванс 30 %',
      status: 'completed',
      cents: orderTotals.advance,
      counterparty: hotel,
    },
    '43659',
  );
  write(
    '5531',
    16,
    {
      kind: 'payment',
      title: 'Аванс по проформа 611',
      status: 'completed',
      cents: orderTotals.advance,
      counterparty: hotel,
    },
    '611',
  );
  for (const [id, name, status] of PRODUCTION)
    write(id, 24, { kind: 'production_order', title: name, status }, '43659');
  write(
    '3091',
    9,
    {
      kind: 'purchase_order',
      title: 'Дъбов фурнир 0,6 мм, 240 м²',
      status: 'awaiting_decision',
      cents: 312_000,
      counterparty: panels,
    },
    '7717',
    '7714',
  );
  write(
    '3087',
    3,
    {
      kind: 'purchase_order',
      title: 'Дамаска AQ-17 графит, 120 м',
      status: 'completed',
      cents: 546_000,
      counterparty: fabrics,
    },
    '7713',
  );
  write(
    '3094',
    1,
    {
      kind: 'purchase_order',
      title: 'Дамаска AQ-17 графит, 48 м',
      status: 'new',
      cents: 218_400,
      counterparty: fabrics,
    },
    '7713',
  );
  write(
    '1560',
    1,
    {
      kind: 'delivery',
      title: 'Дамаска AQ-17 графит, 120 м',
      status: 'completed',
      cents: 546_000,
      counterparty: fabrics,
    },
    '3087',
  );
  write(
    '9921',
    6,
    { kind: 'sale', title: 'Рамки за легло и закачалки', status: 'completed', cents: 973_920, counterparty: hotel },
    '43659',
    '7712',
    '7715',
  );
  write(
    '4410',
    4,
    { kind: 'shipment', title: '96 места, к.к. Боровец', status: 'completed', cents: 1_133_643, counterparty: hotel },
    '9921',
  );
  write(
    '18842',
    4,
    { kind: 'financial_document', title: 'Фактура', status: 'confirmed', cents: 1_133_643, counterparty: hotel },
    '9921',
    '4410',
  );
  write(
    '9934',
    1,
    { kind: 'sale', title: 'Столове „Витоша“', status: 'new', cents: 622_800, counterparty: hotel },
    '43659',
    '7713',
    '1560',
  );
  write(
    '9935',
    1,
    { kind: 'sale', title: 'Маси и нощни шкафчета „Рила“', status: 'new', cents: 1_197_120, counterparty: hotel },
    '43659',
    '7714',
    '7717',
  );
  const leaves = `тръгва на ${spokenDay(promisedDay(today))}`;
  write(
    '4415',
    1,
    { kind: 'shipment', title: `Столове, 34 места, ${leaves}`, status: 'new', counterparty: hotel },
    '9934',
  );
  write(
    '4416',
    1,
    { kind: 'shipment', title: `Маси и шкафчета, 108 места, ${leaves}`, status: 'new', counterparty: hotel },
    '9935',
  );
  write('43702', 2, {
    kind: 'client_order',
    title: `${title}: 6 маси „Рила“ за конферентната зала`,
    status: 'confirmed',
    cents: 287_741,
    counterparty: hotel,
  });
  return documents;
}

function existing(documents: ReadonlyMap<string, Document>, id: string): Document {
  const document = documents.get(id);
  if (document === undefined) throw new RangeError(`document ${id} is not written yet`);
  return document;
}
