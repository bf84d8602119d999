import type { TimelineEntry } from '@towerp/crm-client';
import type { Comment, Communication, Task, Thread } from '@towerp/crm-protocol';
import { isClosed, plainTextOf } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import { isOutside } from '../base/reader-controller.js';
import type { Timing } from '../base/times.js';
import { channelSign, communicationBox } from '../communications/communication-box.js';
import { filesOf } from '../files/files-of.js';
import { laneTag } from '../threads/lane-tag.js';
import { avatar } from '../ui/avatar.js';
import { clockIcon, replyIcon, squareCheckBigIcon } from '../ui/more-icons.js';
import { dueMark, moment } from '../ui/moments.js';
import { statusPill } from '../ui/status-pill.js';

/** What the parts of an entry know of their reader and can do for them. */
export type EntryContext = {
  timing: Timing;
  thread: Thread;
  /** Colleagues see the lanes and may act; the portal's reader does neither. */
  isMember: boolean;
  isOnline: boolean;
  isReadonly: boolean;
  commentOf: (id: string) => Comment | undefined;
  reply: (comment: Comment) => void;
  /** The button that opens the menu of an entry. */
  menu: (entry: Comment | Communication) => TemplateResult | typeof nothing;
  /** The entry that is being changed. */
  editing: string | undefined;
  closeEdit: () => void;
  /** True where its earlier words are shown. */
  showsHistory: (comment: Comment) => boolean;
  /** Shows its earlier words, or hides them; undefined where the reader may not see them. */
  history: ((comment: Comment) => void) | undefined;
  /** True for what is about to be deleted. */
  isLeaving: (id: string) => boolean;
  completeTask: (task: Task) => void;
};

const person = (name: string, isClient: boolean, { timing, isMember }: EntryContext): TemplateResult =>
  html`<span class="strong">${name}</span
    >${isClient && isMember ? html`<span class="muted">${timing.messages.client}</span>` : nothing}`;

const quoted = (comment: Comment, { commentOf, timing }: EntryContext): TemplateResult | typeof nothing => {
  const parent = comment.replyTo ? commentOf(comment.replyTo) : undefined;
  if (!parent?.body) return nothing;
  return html`<p class="quoted small cut">
    ${plainTextOf(parent.body, (kind) => timing.messages.kinds[kind] ?? kind)}
  </p>`;
};

const replyButton = (comment: Comment, { isReadonly, reply, timing }: EntryContext): TemplateResult | typeof nothing =>
  isReadonly
    ? nothing
    : html`<button type="button" class="reply small link" @click=${() => { reply(comment); }}>${replyIcon()}${timing.messages.reply}</button>`; // prettier-ignore

const editedMark = (comment: Comment, context: EntryContext): TemplateResult | typeof nothing => {
  const { messages } = context.timing;
  const { history } = context;
  if (!comment.editedAt) return nothing;
  if (!history) return html`<span class="small muted">· ${messages.editedMark}</span>`;
  return html`<button type="button" class="edited small link" aria-expanded=${context.showsHistory(comment) ? 'true' : 'false'} @click=${() => { history(comment); }}>${messages.editedMark}</button>`;
}; // prettier-ignore

const commentHead = (item: Extract<TimelineEntry, { type: 'comment' }>, context: EntryContext): TemplateResult => {
  const { entity, actor } = item;
  const { messages } = context.timing;
  const parent = entity.replyTo ? context.commentOf(entity.replyTo) : undefined;
  return html`${person(actor.name, isOutside(actor), context)}
    <span class="small muted">${moment(item.at, context.timing)}</span>
    ${editedMark(entity, context)}
    ${parent ? html`<span class="small muted">· ${messages.replyTo(parent.author.name)}</span>` : nothing}
    ${item.pending ? nothing : html`${replyButton(entity, context)}${context.menu(entity)}`}${laneTag(entity.visibility, context.isMember, messages)}`;
};

const waiting = (isOnline: boolean, { messages }: Timing): TemplateResult =>
  html`<p class="waiting small">${clockIcon()}${isOnline ? messages.sending : messages.willSend}</p>`;

/** A comment: bare among colleagues, framed and tinted where the client sees it, dashed while it waits. */
export const commentEntry = (
  item: Extract<TimelineEntry, { type: 'comment' }>,
  context: EntryContext,
): TemplateResult => {
  const { entity } = item;
  const { messages } = context.timing;
  if (entity.deletedAt || !entity.body || context.isLeaving(entity.id))
    return html`${avatar(item.actor, 'large')}
      <p class="muted small gone">${messages.deletedComment}</p>`;
  const words =
    context.editing === entity.id
      ? html`<towerp-comment-edit .comment=${entity} @towerp-close=${context.closeEdit}></towerp-comment-edit>`
      : html`<towerp-mention-text .value=${entity.body}></towerp-mention-text>`;
  const body = html`${quoted(entity, context)}${words}${filesOf(entity)}
  ${context.showsHistory(entity) ? html`<towerp-comment-history .comment=${entity}></towerp-comment-history>` : nothing}
  ${item.pending ? waiting(context.isOnline, context.timing) : nothing}`;
  const isBoxed = (entity.visibility === 'shared' && context.isMember) || item.pending;
  if (!isBoxed)
    return html`${avatar(item.actor, 'large')}
      <div class="bare">
        <div class="byline">${commentHead(item, context)}</div>
        ${body}
      </div>`;
  const look = item.pending ? 'pending' : 'shared';
  return html`${avatar(item.actor, 'large')}
    <div class="box ${look}">
      <div class="byline">${commentHead(item, context)}</div>
      <div class="inside">${body}</div>
    </div>`;
};

/** A talk, a meeting or an email with the outside. */
export const communicationEntry = (
  { entity, pending }: Extract<TimelineEntry, { type: 'communication' }>,
  { closeEdit, editing, isLeaving, isMember, menu, timing }: EntryContext,
): TemplateResult => {
  const sign = channelSign(entity);
  if (isLeaving(entity.id)) return html`${sign}<p class="muted small gone">${timing.messages.deletedCommunication}</p>`;
  if (editing === entity.id)
    return html`${sign}<div class="box"><towerp-communication-form thread-id=${entity.threadId} .communication=${entity} @towerp-close=${closeEdit}></towerp-communication-form></div>`;
  return html`${sign}${communicationBox(entity, isMember, timing, isMember && !pending ? menu(entity) : nothing)}`;
}; // prettier-ignore

/** The round box that completes a task. */
export const taskCheck = (
  task: Task,
  { timing: { messages }, isMember, isReadonly, completeTask }: EntryContext,
): TemplateResult =>
  html`<input
    type="checkbox"
    class="done"
    aria-label=${messages.completeTask(task.topic)}
    .checked=${isClosed(task.status)}
    ?disabled=${!isMember || isReadonly || isClosed(task.status)}
    @change=${() => {
      completeTask(task);
    }}
  />`;

/** A task with its box, due date and assignee. */
export const taskEntry = (item: Extract<TimelineEntry, { type: 'task' }>, context: EntryContext): TemplateResult => {
  const task = item.entity;
  return html`<span class="avatar large sign">${squareCheckBigIcon()}</span>
    <div class="box ${task.visibility === 'shared' && context.isMember ? 'shared' : ''}">
      <div class="inside task">
        ${taskCheck(task, context)}
        <div class="grow">
          <div class="line wraps">
            <span class="strong grow">${task.topic}</span
            >${task.visibility === 'shared' ? laneTag(task.visibility, context.isMember, context.timing.messages) : nothing}
            <span class="small muted">${moment(item.at, context.timing, 'timeOfDay')}</span>
          </div>
          ${task.description ? html`<towerp-mention-text class="muted" .value=${task.description}></towerp-mention-text>` : nothing}
          <div class="line wraps facts">
            ${statusPill(task.status, context.timing.messages)}${task.dueDate && !isClosed(task.status) ? dueMark(task.dueDate, context.timing) : nothing}
            <span class="line small">${avatar(task.assignee, 'tiny')}${task.assignee.name}</span>
          </div>
        </div>
      </div>
    </div>`;
};
