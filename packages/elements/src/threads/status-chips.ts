import type { Status } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import { listWords } from '../locale/list-words.js';
import type { Messages } from '../locale/messages.js';
import { statusShape } from '../ui/shape.js';

const chip = (
  status: Status,
  count: number | undefined,
  pressed: boolean,
  messages: Messages,
  toggle: (status: Status) => void,
): TemplateResult =>
  html`<button
    type="button"
    class="chip ${status} ${count === 0 ? 'zero' : ''}"
    aria-pressed=${pressed ? 'true' : 'false'}
    @click=${() => {
      toggle(status);
    }}
  >
    ${statusShape(status)}${messages.statuses[status]}${html`<span class="count ${count === undefined ? 'unknown' : ''}">${count ?? 0}</span>`}
  </button>`;

/** The filter chips with the number of threads in each status, all six or those in use; "all" before them where it can be pressed. */
export const statusChips = (
  counts: Readonly<Record<string, number>> | undefined,
  pressed: readonly Status[],
  messages: Messages,
  toggle: (status: Status) => void,
  { clear, isWhole = true }: { clear?: () => void; isWhole?: boolean } = {},
): TemplateResult =>
  html`<div class="chips" role="group" aria-label=${listWords(messages).filterByStatus}>
    ${clear ? html`<button type="button" class="chip plain" aria-pressed=${pressed.length === 0 ? 'true' : 'false'} @click=${clear}>${messages.all}</button>` : nothing}
    ${statuses.filter((status) => isWhole || counts?.[status] || pressed.includes(status)).map((status) => chip(status, counts && (counts[status] ?? 0), pressed.includes(status), messages, toggle))}
  </div>`;
