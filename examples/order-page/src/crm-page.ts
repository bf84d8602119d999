import { html } from 'hono/html';
import { shell, type PageSetting } from './page.js';
import { words } from './words.js';

/** The page of the CRM module: the list or the board of threads, and the thread that is open beside it. */
export const crmPage = (setting: PageSetting) => {
  const w = words[setting.language];
  return shell(
    { setting, title: w.crm, module: 'crm' },
    html`<main id="main" class="crm">
      <towerp-thread-list></towerp-thread-list>
      <aside aria-label="${w.thread}" hidden>
        <button type="button" id="close-thread">${w.backToList}</button>
        <towerp-thread-view></towerp-thread-view>
      </aside>
      <dialog aria-label="${w.newThread}"><towerp-thread-form></towerp-thread-form></dialog>
    </main>`,
  );
};
