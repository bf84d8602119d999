import { html } from 'hono/html';
import { shell, type PageSetting } from './page.js';
import { words } from './words.js';

/** What the CRM module shows beside the thread that is open. */
export const crmViews = ['threads', 'tasks', 'inbox', 'team', 'settings'] as const;
export type CrmView = (typeof crmViews)[number];

const views = {
  threads: html`<towerp-thread-list></towerp-thread-list>`,
  tasks: html`<div class="view"><towerp-task-dashboard></towerp-task-dashboard></div>`,
  inbox: html`<div class="view"><towerp-notification-inbox></towerp-notification-inbox></div>`,
  team: html`<div class="view"><towerp-team-overview></towerp-team-overview></div>`,
  settings: html`<div class="view"><towerp-notification-settings></towerp-notification-settings></div>`,
};

const hrefOf = (view: CrmView, { person, language, theme }: PageSetting): string =>
  `/crm?${new URLSearchParams({ view, user: person.id, lang: language, theme }).toString()}`;

/** The page of the CRM module: the threads or another of its views, and the thread that is open beside it. */
export const crmPage = (setting: PageSetting) => {
  const w = words[setting.language];
  const { view } = setting;
  return shell(
    { setting, title: w.views[view], module: 'crm' },
    html`<nav class="views" aria-label="${w.crm}">
        ${crmViews.map((one) => html`<a href="${hrefOf(one, setting)}" ${one === view ? html`aria-current="page"` : ''}>${w.views[one]}</a>`)}
      </nav>
      <main id="main" class="crm">
        ${views[view]}
        <aside aria-label="${w.thread}" hidden>
          <button type="button" id="close-thread">${w.backToList}</button>
          <towerp-thread-view></towerp-thread-view>
        </aside>
        <dialog aria-label="${w.newThread}"><towerp-thread-form></towerp-thread-form></dialog>
      </main>`,
  );
};
