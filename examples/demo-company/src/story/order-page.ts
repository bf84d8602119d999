import { isoDay, workday, dayOf } from '../calendar.js';
import { share, withTax } from '../money.js';
import type { Cents } from '../money.js';

/** The order whose page the demo shows. */
export const demoOrder = { kind: 'client_order', id: '43659' } as const;

/** The purchase order that holds that order up. */
export const demoPurchase = { kind: 'purchase_order', id: '3091' } as const;

const LINES = [
  {
    code: 'РЛ-2160',
    title: 'Рамка за легло 160×200, прахово боядисана RAL 7016',
    quantity: 48,
    unit: 'бр.',
    price: 184,
    done: 100,
    isGoods: true,
  },
  {
    code: 'СТ-0410',
    title: 'Стол „Витоша“, метална основа, дамаска графит',
    quantity: 72,
    unit: 'бр.',
    price: 86.5,
    done: 40,
    isGoods: true,
  },
  {
    code: 'НШ-0350',
    title: 'Нощно шкафче „Рила“, дъбов фурнир',
    quantity: 96,
    unit: 'бр.',
    price: 73.2,
    done: 25,
    isGoods: true,
  },
  {
    code: 'МТ-1208',
    title: 'Маса трапезна „Рила“ 160×90, дъбов масив',
    quantity: 12,
    unit: 'бр.',
    price: 412,
    done: 60,
    isGoods: true,
  },
  {
    code: 'ЗК-0071',
    title: 'Закачалка стенна, 5 куки, RAL 7016',
    quantity: 48,
    unit: 'бр.',
    price: 18.9,
    done: 100,
    isGoods: true,
  },
  {
    code: 'УС-0010',
    title: 'Транспорт и монтаж, к.к. Боровец',
    quantity: 1,
    unit: 'усл.',
    price: 1450,
    done: 0,
    isGoods: false,
  },
] as const;

const inCents = (lines: readonly { quantity: number; price: number }[]): Cents =>
  lines.reduce((sum, line) => sum + Math.round(line.quantity * line.price * 100), 0);

const goodsAndServices = inCents(LINES);
const discount = share(inCents(LINES.filter((line) => line.isGoods)), 0.03);
const taxable = goodsAndServices - discount;
const total = withTax(taxable);

/** The sums of order 43659 in cents. */
export const orderTotals = {
  goodsAndServices,
  discount,
  taxable,
  tax: total - taxable,
  total,
  advance: share(total, 0.3),
} as const;

/** What the page of order 43659 shows of its own; the amounts are in euros. */
export const demoOrderLines = {
  number: '43659',
  title: 'Хотел „Балкан Палас“',
  counterparty: { id: '10001', name: 'Балкан Палас ЕООД' },
  contact: { id: '10001-1', name: 'Десислава Кръстева' },
  place: 'к.к. Боровец, Самоков',
  seller: { id: 'g.petkov', name: 'Георги Петков' },
  terms: '30 % аванс, 70 % до 10 дни',
  quote: { kind: 'quote', id: '2214' },
  lines: LINES.map(({ code, title, quantity, unit, price, done }) => ({
    code,
    title,
    quantity,
    unit,
    price,
    done,
    amount: Math.round(quantity * price * 100) / 100,
  })),
  totals: {
    goodsAndServices: goodsAndServices / 100,
    discountPercent: 3,
    discount: discount / 100,
    taxable: taxable / 100,
    taxPercent: 20,
    tax: (total - taxable) / 100,
    total: total / 100,
    advanceProforma: '611',
    advancePaid: orderTotals.advance / 100,
  },
  currency: 'EUR',
} as const;

/** When order 43659 was placed and by when it is promised, as dates of the wire. */
export function demoOrderDates(today: Date): { date: string; dueDate: string } {
  const day = dayOf(today);
  return { date: isoDay(workday(day, -29)), dueDate: isoDay(workday(day, 8)) };
}
