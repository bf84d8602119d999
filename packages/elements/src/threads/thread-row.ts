import type { Thread } from '@towerp/crm-protocol';
import { isClosed, plainTextOf } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import type { Timing } from '../base/times.js';
import { listWords } from '../locale/list-words.js';
import type { Messages } from '../locale/messages.js';
import { avatars } from '../ui/avatar.js';
import { dueMark, moment } from '../ui/moments.js';
import { statusPill } from '../ui/status-pill.js';

/** What is in a thread, where it has no words of its own to show. */
const summaryOf = (thread: Thread, messages: Messages): string => {
  const { openTasks, communications, comments } = thread.counts;
  const parts = [
    openTasks > 0 ? listWords(messages).openTasksCount(openTasks) : '',
    communications > 0 ? messages.communicationsCount(communications) : '',
    comments > 0 ? messages.commentsCount(comments) : '',
  ];
  return parts.filter(Boolean).join(' · ') || listWords(messages).noEntries;
};

/** What a thread is about, in one line. */
export const excerptOf = (thread: Thread, messages: Messages): string => {
  const described = thread.description ? plainTextOf(thread.description, (kind) => messages.kinds[kind] ?? kind) : '';
  return described.replaceAll(/\s+/g, ' ').trim() || summaryOf(thread, messages);
};

/** How a row is shown and what it does. */
export type RowOptions = {
  timing: Timing;
  /** The next due date, where it is known. */
  due?: string | null;
  current: boolean;
  open: (thread: Thread, event: Event) => void;
  focused: (thread: Thread) => void;
};

/** One thread: unread mark, topic, what it is about, status, due date, people, time. */
export const threadRow = (thread: Thread, { timing, due, current, open, focused }: RowOptions): TemplateResult => {
  const { messages } = timing;
  const isUnread = thread.unread > 0;
  return html`<li class="row ${isUnread ? 'unread' : ''} ${isClosed(thread.status) ? 'closed' : ''}" part="row">
    <span class="dot"></span>
    <button
      type="button"
      class="topic cut"
      tabindex=${current ? 0 : -1}
      data-thread=${thread.id}
      aria-describedby="about-${thread.id}"
      @click=${(event: Event) => {
        open(thread, event);
      }}
      @focus=${() => {
        focused(thread);
      }}
    >
      ${thread.topic}
    </button>
    ${
      isUnread
        ? html`<span class="badge"
            ><span aria-hidden="true">${thread.unread}</span
            ><span class="unseen">${messages.unreadCount(thread.unread)}</span></span
          >`
        : nothing
    }
    <span class="excerpt small muted cut">${excerptOf(thread, messages)}</span>
    <span class="counterparty cut">${thread.counterparty?.title}</span>
    <span class="facts" id="about-${thread.id}"
      >${statusPill(thread.status, messages)}${due ? dueMark(due, timing) : nothing}</span
    >
    <span class="who">${avatars(thread.participants, messages)}</span>
    <span class="at small muted">${moment(thread.lastActivityAt, timing, 'briefly')}</span>
  </li>`;
};
