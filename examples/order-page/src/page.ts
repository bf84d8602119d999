import { demoOrderDates, demoOrderLines, demoPeople, demoPurchase } from '@towerp/demo-company';
import { html } from 'hono/html';
import type { PageSetting } from './setting.js';
import { words, type Words } from './words.js';

type Line = (typeof demoOrderLines.lines)[number];

const order = demoOrderLines;

const formats = (language: string) => {
  const money = new Intl.NumberFormat(language, { style: 'currency', currency: order.currency });
  const number = new Intl.NumberFormat(language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    money: (value: number) => money.format(value),
    number: (value: number) => number.format(value),
    date: (value: string) => date.format(new Date(value)),
  };
};
type Formats = ReturnType<typeof formats>;

const option = (value: string, label: string, chosen: boolean) =>
  html`<option value="${value}" ${chosen ? 'selected' : ''}>${label}</option>`;

const settings = (w: Words, { person, language, theme }: PageSetting) =>
  html` <form class="settings" id="settings">
    <label
      ><span class="hidden">${w.language}</span>
      <select name="lang">
        ${option('bg', 'Български', language === 'bg')}${option('en', 'English', language === 'en')}
      </select></label
    >
    <label
      ><span class="hidden">${w.theme}</span>
      <select name="theme">
        ${(['auto', 'light', 'dark'] as const).map((key) => option(key, w.themes[key], key === theme))}
      </select></label
    >
    <label
      ><span class="hidden">${w.person}</span>
      <select name="user">
        ${demoPeople.map((one) => option(one.id, `${one.name} · ${one.position}`, one.id === person.id))}
      </select></label
    >
  </form>`;

/** The modules of the ERP that have a page here. */
export type Module = 'sales' | 'purchasing' | 'crm' | 'none';

const places: readonly Module[] = ['sales', 'none', 'purchasing', 'none', 'none', 'crm'];

const hrefOf = (module: Module | undefined, { person, language, theme }: PageSetting): string => {
  const query = new URLSearchParams({ user: person.id, lang: language, theme });
  if (module === 'sales') return `/?${query.toString()}`;
  if (module === 'crm') return `/crm?${query.toString()}`;
  if (module !== 'purchasing') return '#main';
  query.set('ref', `${demoPurchase.kind}:${demoPurchase.id}`);
  return `/record?${query.toString()}`;
};

const header = (w: Words, setting: PageSetting, current: Module) => {
  const modules = setting.person.role === 'portal' ? w.portalModules : w.modules;
  const link = (name: string, index: number) =>
    html`<a
      href="${hrefOf(places[index], setting)}"
      ${places[index] === current && current !== 'none' ? html`aria-current="page"` : ''}
      >${name}</a
    >`;
  return html` <header class="bar">
    <a class="brand" href="/"
      ><svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M2 2h16v4.6H2zM5.2 8.2h9.6v4.2H5.2zM7.4 14h5.2v4H7.4z" /></svg
      >TOWERP</a
    >
    <nav class="modules" aria-label="${w.modulesLabel}">${modules.map(link)}</nav>
    ${settings(w, setting)}
    <towerp-notification-bell></towerp-notification-bell>
  </header>`;
};

export const fact = (term: string, value: unknown) =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;

const head = (w: Words, f: Formats, { person, today }: PageSetting) => {
  const { date, dueDate } = demoOrderDates(today);
  const isColleague = person.role !== 'portal';
  return html` <section class="card head">
    <div class="title">
      <div>
        <p>${w.order}</p>
        <h1>№ ${order.number} · ${order.title} <span class="status">${w.inProgress}</span></h1>
      </div>
      <div class="actions">
        <button type="button" id="print">${w.print}</button>
        ${isColleague ? html`<button type="button" disabled>${w.ship}</button><button type="button" disabled>${w.invoice}</button>` : ''}
      </div>
    </div>
    <dl>
      ${fact(w.counterparty, order.counterparty.name)} ${fact(w.contact, order.contact.name)}
      ${fact(w.date, f.date(date))} ${fact(w.due, f.date(dueDate))} ${fact(w.place, order.place)}
      ${fact(w.seller, order.seller.name)} ${fact(w.terms, order.terms)}
      ${fact(w.quote, html`<towerp-record-chip record="${order.quote.kind}:${order.quote.id}"></towerp-record-chip>`)}
    </dl>
  </section>`;
};

const line = (w: Words, f: Formats, isColleague: boolean, { code, title, quantity, unit, price, done, amount }: Line) =>
  html` <tr>
    <td class="code">${code}</td>
    <td class="item">${title}</td>
    <td class="number">${f.number(quantity)} ${unit}</td>
    <td class="number price">${f.money(price)}</td>
    ${isColleague ? html`<td class="done"><progress max="100" value="${done}" aria-label="${w.done}: ${code}"></progress> ${done} %</td>` : ''}
    <td class="number">${f.money(amount)}</td>
  </tr>`;

const lines = (w: Words, f: Formats, { person }: PageSetting) => {
  const isColleague = person.role !== 'portal';
  return html` <section class="card lines">
    <table>
      <caption class="hidden">
        ${w.lines}
      </caption>
      <thead>
        <tr>
          <th class="code" scope="col">${w.code}</th>
          <th scope="col">${w.item}</th>
          <th class="number" scope="col">${w.quantity}</th>
          <th class="number price" scope="col">${w.price}</th>
          ${isColleague ? html`<th class="done" scope="col">${w.done}</th>` : ''}
          <th class="number" scope="col">${w.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${order.lines.map((one) => line(w, f, isColleague, one))}
      </tbody>
    </table>
    ${totals(w, f)}
  </section>`;
};

const totals = (w: Words, f: Formats) =>
  html` <dl class="totals">
    ${fact(w.goods, f.money(order.totals.goodsAndServices))}
    ${fact(w.discount(order.totals.discountPercent), f.money(-order.totals.discount))}
    ${fact(w.taxable, f.money(order.totals.taxable))} ${fact(w.tax(order.totals.taxPercent), f.money(order.totals.tax))}
    <div class="sum">
      <dt>${w.total}</dt>
      <dd>${f.money(order.totals.total)}</dd>
    </div>
    <div class="paid">
      <dt>${w.paid(order.totals.advanceProforma)}</dt>
      <dd>${f.money(order.totals.advancePaid)}</dd>
    </div>
  </dl>`;

/** What every page of the host has around its own content; the threads come by the two lines marked below. */
export const shell = (
  { setting, title, module }: { setting: PageSetting; title: string; module: Module },
  main: unknown,
) => {
  const { person, language, theme } = setting;
  const w = words[language];
  return html`<!doctype html>
    <html lang="${language}" data-theme="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · TOWERP</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/order-page.css" />
        <!-- The first line of embedding; the second is an element in the page below. -->
        <script
          type="module"
          src="/towerp-crm.js"
          data-base-url="/api/crm"
          data-token-url="/demo/token?user=${encodeURIComponent(person.id)}"
          data-locale="${language}"
          data-theme="${theme}"
        ></script>
        <script type="module" src="/order-page.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">${w.skip}</a>
        ${header(w, setting, module)} ${main}
        <towerp-toasts></towerp-toasts>
      </body>
    </html>`;
};

/** The page of one client order, as an ERP would write it. */
export const orderPage = (setting: PageSetting) => {
  const w = words[setting.language];
  const f = formats(setting.language);
  return shell(
    { setting, title: `${w.order} ${order.number}`, module: 'sales' },
    html`<main id="main">
      <nav class="path" aria-label="${w.path}">
        <a href="/">${w.sales}</a><a href="/">${w.orders}</a><span>${order.number}</span>
      </nav>
      <div class="columns">
        <div>${head(w, f, setting)} ${lines(w, f, setting)}</div>
        <aside aria-label="${w.threads}">
          <towerp-order-panel record="client_order:43659"></towerp-order-panel>
        </aside>
      </div>
    </main>`,
  );
};
