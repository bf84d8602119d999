import type { ThreadList as Listed } from '@towerp/crm-client';
import { html, nothing, type TemplateResult } from 'lit';
import { listWords } from '../../locale/list-words.js';
import type { Messages } from '../../locale/messages.js';
import { emptyPlace } from '../../ui/conditions.js';
import { listFilterIcon, messagesSquareIcon, plusIcon, refreshCcwIcon } from '../../ui/icons.js';
import { statusesOf, type ThreadListFilter } from './thread-filter.js';

/** No row: why, and one way on. */
export const emptyList = (
  list: Listed,
  filter: ThreadListFilter,
  messages: Messages,
  clear: () => void,
  create: (() => void) | undefined,
): TemplateResult => {
  const pressed = statusesOf(filter.status);
  const isNarrowed = pressed.length > 0 || filter.query !== '' || filter.counterparty !== '' || filter.view !== 'all';
  if (!isNarrowed) {
    const action = create
      ? html`<button type="button" class="button primary compact" @click=${create}>${plusIcon()}${messages.newThread}</button>`
      : nothing;
    return html`<slot name="empty"
      >${emptyPlace({ icon: messagesSquareIcon(), title: listWords(messages).noThreadsAtAll, why: listWords(messages).noThreadsWhy, action })}</slot
    >`;
  }
  const others = Object.values(list.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const only = pressed.length === 1 && !filter.query ? pressed[0] : undefined;
  return emptyPlace({
    icon: listFilterIcon(),
    title: only ? listWords(messages).noneInStatus(messages.statuses[only]) : listWords(messages).noneFound,
    why: pressed.length > 0 && others > 0 ? listWords(messages).filterHides(others) : undefined,
    action: html`<button type="button" class="button compact" @click=${clear}>${listWords(messages).clearFilter}</button>`,
  });
}; // prettier-ignore

/** After the last row, where the next page did not come. */
export const moreFoot = (messages: Messages, more: () => void): TemplateResult =>
  html`<div class="bar failed" role="alert">
    <span class="grow">${listWords(messages).moreFailed}</span>
    <button type="button" class="button compact" @click=${more}>${refreshCcwIcon()}${messages.retry}</button>
  </div>`;
