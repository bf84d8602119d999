import type { ErpRecord } from '@towerp/crm-protocol';
import { formatRef } from '@towerp/crm-protocol/words';
import { html } from 'hono/html';
import { fact, shell } from './page.js';
import type { PageSetting } from './setting.js';
import { words } from './words.js';

/** What the page of a record needs: its fields, and its kind's name in the page's language. */
export interface ShownRecord {
  readonly record: ErpRecord;
  readonly kind: string;
}

/** The page of any record of the ERP (a purchase order, a counterparty, a shipment): its own facts, and what passes around it. */
export const recordPage = (setting: PageSetting, { record, kind }: ShownRecord) => {
  const { language } = setting;
  const w = words[language];
  const money = (amount: number) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: record.currency ?? 'EUR' }).format(amount);
  const date = (value: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value));
  const { number, title, status, amount, counterpartyId } = record;
  const statusWord = status && status in w.statuses ? w.statuses[status as keyof typeof w.statuses] : status;
  const chip = (ref: string) => html`<towerp-record-chip record="${ref}"></towerp-record-chip> `;
  const facts = [
    ...(counterpartyId ? [fact(w.counterparty, chip(`counterparty:${counterpartyId}`))] : []),
    ...(record.date ? [fact(w.date, date(record.date))] : []),
    ...(amount === null ? [] : [fact(w.amount, money(amount))]),
    ...(record.derivedFrom.length > 0 ? [fact(w.derivedFrom, record.derivedFrom.map((ref) => chip(formatRef(ref))))] : []),
  ];
  return shell(
    { setting, title: `${kind} ${number ?? title}`, module: record.kind === 'purchase_order' ? 'purchasing' : 'none' },
    html`<main id="main">
      <div class="columns">
        <section class="card head">
          <div class="title">
            <div>
              <p>${kind}</p>
              <h1>${number ? `№ ${number} · ` : ''}${title} ${statusWord ? html`<span class="status">${statusWord}</span>` : ''}</h1>
            </div>
          </div>
          ${facts.length === 0 ? '' : html`<dl>${facts}</dl>`}
        </section>
        <aside aria-label="${w.threads}">
          <towerp-order-panel record="${formatRef(record)}"></towerp-order-panel>
        </aside>
      </div>
    </main>`,
  );
}; // prettier-ignore
