import { demoOrderLines } from '@towerp/demo-company';
import { html } from 'hono/html';
import { shell } from './page.js';
import type { PageSetting } from './setting.js';
import { words } from './words.js';

/** The form in which an order is made: the thread that it belongs to is one of its fields (R16). */
export const newOrderPage = (setting: PageSetting) => {
  const w = words[setting.language];
  const { counterparty } = demoOrderLines;
  return shell(
    { setting, title: w.newOrder, module: 'sales' },
    html`<main id="main">
      <nav class="path" aria-label="${w.path}">
        <a href="/">${w.sales}</a><a href="/">${w.orders}</a><span>${w.newOrder}</span>
      </nav>
      <form class="card order-form" id="new-order" data-failed="${w.orderNotSaved}">
        <h1>${w.newOrder} · ${counterparty.name}</h1>
        <label>${w.orderNumber}<input name="number" required maxlength="40" autocomplete="off" /></label>
        <label>${w.orderTitle}<input name="title" required maxlength="300" autocomplete="off" /></label>
        <towerp-thread-picker name="thread" label="${w.orderThread}" counterparty="${counterparty.id}" creates></towerp-thread-picker>
        <p role="alert"></p>
        <div class="actions">
          <button type="reset">${w.clearForm}</button><button type="submit" class="primary">${w.saveOrder}</button>
        </div>
      </form>
      <div id="saved-order"></div>
    </main>`,
  );
}; // prettier-ignore
