import { workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import type { Counterparty } from '../counterparties.js';
import { Document } from '../documents/document.js';
import type { DocumentDraft } from '../documents/document.js';

type Row = readonly [
  id: string,
  ago: number,
  counterpartyId: string,
  draft: Pick<DocumentDraft, 'kind' | 'title' | 'status' | 'cents'>,
];

const ROWS: readonly Row[] = [
  ['2251', 2, '10002', { kind: 'quote', title: '40 чина и 80 стола, корпус Б', status: 'new', cents: 1_047_360 }],
  ['3098', 2, '10003', { kind: 'purchase_order', title: 'тръба 40×20×1,5, 900 м', status: 'new', cents: 367_200 }],
  [
    '2240',
    8,
    '10004',
    { kind: 'quote', title: 'Годишен договор: бюра „Мусала“ и шкафове', status: 'in_progress', cents: 4_862_400 },
  ],
  [
    '4398',
    5,
    '10006',
    { kind: 'shipment', title: 'Гардероби „Камчия“, 38 места, Велико Търново', status: 'completed', cents: 1_285_920 },
  ],
  ['7731', 6, '10007', { kind: 'production_order', title: '36 стола „Люлин“, RAL 6011', status: 'in_progress' }],
  [
    '43671',
    7,
    '10008',
    {
      kind: 'client_order',
      title: 'Чакалня и кабинети: рецепция „Огоста“, пейки',
      status: 'awaiting_decision',
      cents: 1_174_320,
    },
  ],
  [
    '43640',
    12,
    '10009',
    { kind: 'client_order', title: 'Младежки дом: 60 шкафа „Тича“', status: 'in_progress', cents: 1_533_600 },
  ],
  ['18790', 22, '10010', { kind: 'financial_document', title: 'Фактура', status: 'confirmed', cents: 412_560 }],
  [
    '2236',
    9,
    '10011',
    { kind: 'quote', title: 'Обект „Кея“: рецепция „Мальовица“', status: 'awaiting_decision', cents: 624_000 },
  ],
  [
    '1554',
    6,
    '10005',
    { kind: 'delivery', title: 'шперплат бреза 15 мм, 40 плоскости', status: 'completed', cents: 268_800 },
  ],
  ['2219', 26, '10006', { kind: 'quote', title: 'Пейки за парка, ковано желязо', status: 'cancelled', cents: 538_200 }],
];

/** The documents of the other threads that the pictures show. */
export function neighboursDocuments(today: Day, counterparties: readonly Counterparty[]): readonly Document[] {
  return ROWS.map(([id, ago, counterpartyId, draft]) => {
    const counterparty = counterparties.find((one) => one.id === counterpartyId);
    const { cents, ...rest } = draft;
    return new Document({
      ...rest,
      id,
      day: workday(today, -ago),
      ...(cents === undefined ? {} : { cents }),
      ...(counterparty === undefined || draft.kind === 'production_order' ? {} : { counterparty }),
    });
  });
}
