import type { Thread } from '@towerp/crm-protocol';
import { isClosed } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Timing } from '../../../base/times.js';
import { triageWords } from '../../../locale/triage-words.js';
import { avatars } from '../../../ui/avatar.js';
import { moment } from '../../../ui/moments.js';
import { menuIcon } from '../../../ui/triage-icons.js';

/** How a card is shown and what it does. */
export type CardOptions = {
  timing: Timing;
  isCurrent: boolean;
  isWritable: boolean;
  isDragged: boolean;
  open: (thread: Thread) => void;
  focused: (thread: Thread) => void;
  menu: (thread: Thread, event: Event) => void;
  dragStart: (thread: Thread, event: DragEvent) => void;
  dragEnd: () => void;
};

const facts = (thread: Thread, timing: Timing): TemplateResult =>
  html`${thread.counterparty ? html`<span class="counterparty small muted cut">${thread.counterparty.title}</span>` : nothing}
    <span class="line"
      ><span class="small muted grow">${moment(thread.lastActivityAt, timing, 'briefly')}</span
      >${avatars(thread.participants, timing.messages)}</span
    >`;

/** A thread as a card of the board. */
export const threadCard = (thread: Thread, options: CardOptions): TemplateResult => {
  const { timing, isCurrent, isWritable, isDragged, open, focused, menu, dragStart, dragEnd } = options;
  const { messages } = timing;
  const minute = Math.floor(timing.now.getTime() / 60_000);
  const move = triageWords(messages).move(thread.topic);
  return html`<li
    class="card ${thread.unread > 0 ? 'unread' : ''} ${isClosed(thread.status) ? 'closed' : ''} ${isDragged ? 'dragged' : ''}"
    part="card"
    draggable=${isWritable ? 'true' : 'false'}
    @dragstart=${(event: DragEvent) => { dragStart(thread, event); }}
    @dragend=${dragEnd}
  >
    <button type="button" class="topic" tabindex=${isCurrent ? 0 : -1} data-thread=${thread.id} @click=${() => { open(thread); }} @focus=${() => { focused(thread); }}>
      ${thread.topic}${thread.unread > 0 ? html`<span class="unseen">, ${messages.unreadCount(thread.unread)}</span>` : nothing}
    </button>
    ${isWritable ? html`<button type="button" class="move" tabindex="-1" aria-haspopup="menu" aria-label=${move} title=${messages.statusMenu} @click=${(event: Event) => { menu(thread, event); }}>${menuIcon()}</button>` : nothing}
    ${guard([thread, minute, messages], () => facts(thread, timing))}
  </li>`;
}; // prettier-ignore
