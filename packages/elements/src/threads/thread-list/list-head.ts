import type { ThreadList as Listed } from '@towerp/crm-client';
import type { Status } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { listWords } from '../../locale/list-words.js';
import type { Messages } from '../../locale/messages.js';
import { heading } from '../../ui/heading.js';
import { plusIcon } from '../../ui/icons.js';
import { arrowUpIcon, columnsIcon, downloadIcon, listIcon, searchIcon } from '../../ui/list-icons.js';
import { statusChips } from '../status-chips.js';
import { statusesOf, type ThreadListFilter, type ThreadListLayout } from './thread-filter.js';

const layouts: readonly ThreadListLayout[] = ['list', 'board'];

/** What the head shows and does. */
export type HeadOptions = {
  filter: ThreadListFilter;
  level: number;
  messages: Messages;
  total: number | undefined;
  news: number;
  canCreate: boolean;
  showNews: () => void;
  create: () => void;
  change: (change: Partial<ThreadListFilter>) => void;
  search: (event: Event) => void;
};

/** The number of threads under the pressed statuses. */
export const totalOf = (list: Listed | undefined, status: string): number | undefined => {
  const pressed: readonly string[] = statusesOf(status);
  return (
    list?.counts &&
    Object.entries(list.counts).reduce((sum, [name, count]) => sum + (pressed.length === 0 || pressed.includes(name) ? count : 0), 0)
  );
}; // prettier-ignore

const layoutSwitch = ({ filter, messages, change }: HeadOptions): TemplateResult => {
  const words = listWords(messages);
  return html`<div class="switch" role="group" aria-label=${words.layout}>
    ${layouts.map(
      (layout) =>
        html`<button
          type="button"
          class="button compact"
          aria-label=${words.layouts[layout]}
          aria-pressed=${filter.layout === layout ? 'true' : 'false'}
          @click=${() => {
            change({ layout });
          }}
        >
          ${layout === 'list' ? listIcon() : columnsIcon()}<span class="word">${words.layouts[layout]}</span>
        </button>`,
    )}
  </div>`;
};

/** Title, news, search, layout and a new thread. */
export const listHead = (options: HeadOptions): TemplateResult => {
  const { filter, level, messages, total, news, canCreate, showNews, create, search } = options;
  const words = listWords(messages);
  return html`<div class="head">
    ${heading(level, 'title', words.views[filter.view])}<span class="count">${total}</span>
    <span role="status">${news > 0 ? html`<button type="button" class="new-pill" @click=${showNews}>${arrowUpIcon()}${messages.newsCount(news)}</button>` : nothing}</span>
    <span class="grow"></span>
    <span class="search">
      ${searchIcon()}
      <input class="input" type="search" aria-label=${words.search} placeholder=${words.search} .value=${filter.query} @input=${search} />
      <kbd aria-hidden="true">/</kbd>
    </span>
    ${layoutSwitch(options)}
    ${canCreate ? html`<button type="button" class="button primary" aria-label=${messages.newThread} aria-keyshortcuts="c" @click=${create}>${plusIcon()}<span class="word">${messages.newThread}</span></button>` : nothing}
  </div>`;
}; // prettier-ignore

/** The statuses to show, and how: counterparty, order, groups, export. */
export const listFilters = (
  options: HeadOptions,
  counts: Readonly<Record<string, number>> | undefined,
  counterparty: TemplateResult | typeof nothing,
  exportAll: () => void,
): TemplateResult => {
  const { filter, messages, change } = options;
  const words = listWords(messages);
  const pressed = statusesOf(filter.status);
  const toggle = (status: Status): void => {
    const now = pressed.includes(status) ? pressed.filter((one) => one !== status) : statusesOf([...pressed, status].join());
    change({ status: now.join() });
  };
  return html`${statusChips(counts, pressed, messages, toggle, { clear: () => { change({ status: '' }); } })}
    <div class="tools">
      ${counterparty}
      <towerp-order-menu .sort=${filter.sort} .groupBy=${filter.groupBy} .layout=${filter.layout} .change=${change}></towerp-order-menu>
      <button type="button" class="button compact square" aria-label=${words.exportCsv} title=${words.exportCsv} @click=${exportAll}>${downloadIcon()}</button>
    </div>`;
}; // prettier-ignore
