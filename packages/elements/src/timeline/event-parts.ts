import type { TimelineEntry } from '@towerp/crm-client';
import { formatRef } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import { commonRoot, kindsOf, pathOf, type Numbers } from '../attachments/path.js';
import { dayOf, shortDay } from '../base/times.js';
import {
  arrowRightIcon,
  chevronRightIcon,
  cornerDownRightIcon,
  eyeIcon,
  gitBranchIcon,
  messageSquarePlusIcon,
  paperclipIcon,
  pencilIcon,
  unlinkIcon,
} from '../ui/more-icons.js';
import { kindMark } from '../ui/kind-mark.js';
import { moment } from '../ui/moments.js';
import { statusShape } from '../ui/shape.js';
import { isStatus, statusPill } from '../ui/status-pill.js';
import type { EntryContext } from './entry-parts.js';
import type { AttachmentEntry } from './knots.js';

const line = (sign: unknown, item: TimelineEntry, words: TemplateResult, { timing }: EntryContext): TemplateResult =>
  html`<span class="knot">${sign}</span>
    <div class="event-line small muted">
      <b>${item.actor.name}</b> ${words} <span>· ${moment(item.at, timing, 'timeOfDay')}</span>
    </div>`;

const statusLine = (item: Extract<TimelineEntry, { type: 'status_change' }>, context: EntryContext): TemplateResult => {
  const { messages } = context.timing;
  const { subject, from, to } = item.entity;
  const words = subject.kind === 'task' ? messages.changedTaskStatus : messages.changedStatus;
  return line(
    statusShape(to),
    item,
    html`${words} ${statusPill(from, messages)}${arrowRightIcon()}${statusPill(to, messages)}`,
    context,
  );
};

const recordWord = (status: string | null, context: EntryContext): TemplateResult | string =>
  status !== null && isStatus(status) ? statusPill(status, context.timing.messages) : (status ?? '–');

const recordLine = (item: Extract<TimelineEntry, { type: 'record_change' }>, context: EntryContext): TemplateResult => {
  const { record, from, to } = item.entity;
  return html`<span class="knot">${statusShape(to) === nothing ? gitBranchIcon() : statusShape(to)}</span>
    <div class="event-line small muted">
      <towerp-record-chip .view=${record}></towerp-record-chip> ${context.timing.messages.recordChanged}
      ${recordWord(from, context)}${arrowRightIcon()}${recordWord(to, context)}
      <span>· ${moment(item.at, context.timing, 'timeOfDay')}</span>
    </div>`;
};

const editedWords = (fields: readonly string[], { timing: { messages } }: EntryContext): string => {
  const field = fields[0] ?? '';
  return field === 'topic' || field === 'description' || field === 'visibility' || field === 'counterpartyId'
    ? messages.edited[field]
    : messages.edited.other;
};

/** What happened besides what was written, on one quiet line. */
export const eventLine = (item: TimelineEntry, context: EntryContext): TemplateResult | typeof nothing => {
  const { messages } = context.timing;
  switch (item.type) {
    case 'created':
      return line(messageSquarePlusIcon(), item, html`${messages.opened}`, context);
    case 'attachment':
      return line(paperclipIcon(), item, html`${messages.attached} <towerp-record-chip .view=${item.entity.record}></towerp-record-chip>`, context);
    case 'attachment_removed':
      return line(unlinkIcon(), item, html`${messages.detached} <towerp-record-chip record=${formatRef(item.entity.ref)} .view=${item.entity.record ?? undefined}></towerp-record-chip>`, context);
    case 'status_change':
      return statusLine(item, context);
    case 'record_change':
      return recordLine(item, context);
    case 'edited':
      return line(item.entity.fields.includes('visibility') ? eyeIcon() : pencilIcon(), item, html`${editedWords(item.entity.fields, context)}`, context);
    default:
      return nothing;
  }
}; // prettier-ignore

const derivedItem = ({ entity }: AttachmentEntry, numbers: Numbers, context: EntryContext): TemplateResult => {
  const { messages } = context.timing;
  const path = pathOf(entity.via, numbers, messages);
  return html`<li class="line wraps">
    <towerp-record-chip .view=${entity.record}></towerp-record-chip>
    ${path ? html`<span class="via">${cornerDownRightIcon()}${messages.from(path)}</span>` : nothing}
  </li>`;
};

/** Derived documents as one dashed line; unfolded it shows how each of them came here. */
export const derivedFold = (
  items: readonly AttachmentEntry[],
  numbers: Numbers,
  isOpen: boolean,
  toggle: () => void,
  context: EntryContext,
): TemplateResult => {
  const { timing } = context;
  const { messages } = timing;
  const root = commonRoot(items.map(({ entity }) => entity), numbers, messages);
  const title = root ? messages.derivedFrom(items.length, root) : messages.derivedDocuments(items.length);
  const days = [items[0], items.at(-1)].map((item) => (item ? shortDay(dayOf(new Date(item.at)), timing) : ''));
  return html`<span class="knot ${isOpen ? 'open' : ''}">${chevronRightIcon()}</span>
    <div class="fold">
      <button type="button" class="fold-title" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}>
        <span class="medium">${title}</span>
        <span class="marks">${kindsOf(items.map(({ entity }) => entity.record)).map((kind) => kindMark(kind, messages))}</span>
        <span class="grow"></span><span class="small muted appeared">${messages.appearedBetween(days[0] ?? '', days[1] ?? '')}</span>
      </button>
      ${isOpen ? html`<ul class="derived">${items.map((item) => derivedItem(item, numbers, context))}</ul>` : nothing}
    </div>`;
}; // prettier-ignore
