import { html } from 'hono/html';
import { shell, type PageSetting } from './page.js';
import { words, type Words } from './words.js';

const places = (w: Words) =>
  html`<nav class="places" aria-label="${w.places}">
    <button type="button" data-place="threads" aria-current="page">${w.crm}</button>
    <button type="button" data-place="tasks">${w.tasks}</button>
  </nav>`;

/** The page of the CRM module: threads or tasks, and the thread that is open beside them. */
export const crmPage = (setting: PageSetting) => {
  const w = words[setting.language];
  const isColleague = setting.person.role !== 'portal';
  return shell(
    { setting, title: w.crm, module: 'crm' },
    html`<main id="main" class="crm">
      ${isColleague ? places(w) : ''}
      <towerp-thread-list></towerp-thread-list>
      ${isColleague ? html`<section class="tasks" hidden><towerp-task-dashboard></towerp-task-dashboard></section>` : ''}
      <aside aria-label="${w.thread}" hidden>
        <button type="button" id="close-thread">${w.backToList}</button>
        <towerp-thread-view></towerp-thread-view>
      </aside>
      <dialog aria-label="${w.newThread}"><towerp-thread-form></towerp-thread-form></dialog>
    </main>`,
  );
};
