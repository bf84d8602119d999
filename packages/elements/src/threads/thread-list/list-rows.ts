import type { Thread } from '@towerp/crm-protocol';
import { isClosed } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Timing } from '../../base/times.js';
import { listWords } from '../../locale/list-words.js';
import { avatars } from '../../ui/avatar.js';
import { moment } from '../../ui/moments.js';
import { statusPill } from '../../ui/status-pill.js';
import { excerptOf } from '../thread-row.js';
import { isHead, type Entry, type GroupHead } from './entries.js';
import { placedAt } from './placed-at.js';
import type { RowPointer } from './row-pointer.js';
import type { RowWindow } from './row-window.js';
import type { Selection } from './selection.js';

/** What the rows of a list show and how. */
export type RowsOptions = {
  entries: readonly Entry[];
  /** How many threads are here. */
  count: number;
  window: Pick<RowWindow, 'range' | 'rowHeight'>;
  pointer: RowPointer;
  /** The line of the cursor, rendered wherever it is while it has the focus. */
  current: number;
  keepsCurrent: boolean;
  /** How many threads there are in all, −1 where nobody knows. */
  total: number;
  selection: Selection;
  isSelectable: boolean;
  timing: Timing;
  label: string;
  selectAll: (event: Event) => void;
};

type Line = { at: number; entry: Entry };

const linesOf = ({ entries, window, current, keepsCurrent }: RowsOptions): Line[] => {
  const range = window.range();
  const lines = entries.slice(range.from, range.to).map((entry, index) => ({ at: range.from + index, entry }));
  const kept = keepsCurrent && (current < range.from || current >= range.to) ? entries[current] : undefined;
  if (!kept) return lines;
  const line = { at: current, entry: kept };
  return current < range.from ? [line, ...lines] : [...lines, line];
};

const cells = (thread: Thread, isSelected: boolean, isSelectable: boolean, timing: Timing): TemplateResult => {
  const { messages } = timing;
  return html`${
      isSelectable
        ? html`<span class="pick" role="gridcell"
            ><input type="checkbox" class="check" tabindex="-1" aria-label=${listWords(messages).select(thread.topic)} .checked=${isSelected}
          /></span>`
        : nothing
    }<span class="facts" role="gridcell">${statusPill(thread.status, messages)}</span
    ><span class="what" role="gridcell"
      ><span class="topic cut">${thread.topic}</span
      >${thread.unread > 0 ? html`<span class="unseen">${messages.unreadCount(thread.unread)}</span>` : nothing}<span class="excerpt small muted cut"
        >${excerptOf(thread, messages)}</span
      ></span
    ><span class="counterparty cut" role="gridcell">${thread.counterparty?.title}</span
    ><span class="who" role="gridcell">${avatars(thread.participants, messages)}</span
    ><span class="at small muted" role="gridcell">${moment(thread.lastActivityAt, timing, 'briefly')}</span>`;
}; // prettier-ignore

const row = (thread: Thread, at: number, options: RowsOptions): TemplateResult => {
  const { selection, isSelectable, timing, current, window } = options;
  const isSelected = selection.has(thread.id);
  const minute = Math.floor(timing.now.getTime() / 60_000);
  return html`<div
    class="row ${thread.unread > 0 ? 'unread' : ''} ${isClosed(thread.status) ? 'closed' : ''} ${at === current ? 'current' : ''}"
    part="row"
    role="row"
    aria-rowindex=${at + 2}
    aria-selected=${isSelectable ? (isSelected ? 'true' : 'false') : nothing}
    tabindex=${at === current ? 0 : -1}
    data-thread=${thread.id}
    ${placedAt(at * window.rowHeight)}
  >
    ${guard([thread, minute, isSelected, isSelectable, timing.messages, timing.timeZone], () => cells(thread, isSelected, isSelectable, timing))}
  </div>`;
}; // prettier-ignore

const head = (group: GroupHead, at: number, { window, isSelectable }: RowsOptions): TemplateResult =>
  html`<div class="row group" role="row" aria-rowindex=${at + 2} ${placedAt(at * window.rowHeight)}>
    <span role="gridcell" aria-colspan=${isSelectable ? 6 : 5}
      ><span class="strong">${group.title}</span> <span class="count">${group.count}</span></span
    >
  </div>`;

const columns = ({ timing, selection, isSelectable, count, selectAll }: RowsOptions): TemplateResult => {
  const { columns: names, selectAll: label } = listWords(timing.messages);
  return html`<div class="columns" role="row" aria-rowindex="1">
    ${isSelectable
      ? html`<span class="pick" role="columnheader"><input type="checkbox" class="check" aria-label=${label} .checked=${selection.size > 0 && selection.size === count} .indeterminate=${selection.size > 0 && selection.size < count} @change=${selectAll} /></span>`
      : nothing}
    <span class="facts" role="columnheader">${names.status}</span><span class="what" role="columnheader">${names.topic}</span
    ><span class="counterparty" role="columnheader">${names.counterparty}</span><span class="who" role="columnheader">${names.people}</span
    ><span class="at" role="columnheader">${names.activity}</span>
  </div>`;
}; // prettier-ignore

/** The rows in sight, as an APG grid that tells which of how many each one is. */
export const listRows = (options: RowsOptions): TemplateResult => {
  const { pointer, label, total, isSelectable } = options;
  return html`<div
    class="grid"
    role="grid"
    aria-label=${label}
    aria-rowcount=${total < 0 ? -1 : total + 1}
    aria-multiselectable=${isSelectable ? 'true' : nothing}
    @click=${pointer.click}
    @focusin=${pointer.focusin}
    @pointerdown=${pointer.pointerdown}
    @pointermove=${pointer.pointermove}
    @pointerup=${pointer.stop}
    @pointercancel=${pointer.stop}
  >
    <div role="rowgroup">${columns(options)}</div>
    <div class="scroller" role="rowgroup">
      <div class="canvas" role="presentation" part="rows">
        ${repeat(
          linesOf(options),
          ({ entry }) => (isHead(entry) ? `group ${entry.group}` : entry.id),
          ({ entry, at }) => (isHead(entry) ? head(entry, at, options) : row(entry, at, options)),
        )}
      </div>
    </div>
  </div>`;
};
