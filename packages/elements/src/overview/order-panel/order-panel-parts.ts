import type { Communication, Task } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Timing } from '../../base/times.js';
import { taskLine } from '../../tasks/open-tasks.js';
import { heading } from '../../ui/heading.js';
import { mailIcon, phoneIcon, phoneIncomingIcon, phoneOutgoingIcon, usersIcon } from '../../ui/icons.js';
import { moment } from '../../ui/moments.js';

/** The next task around the record. */
export const nextTaskBox = (
  task: Task | null,
  level: number,
  timing: Timing,
  complete: ((task: Task) => void) | undefined,
): TemplateResult | typeof nothing =>
  task
    ? html`<section class="box">
        ${heading(level, 'box-title', timing.messages.nextTask)}${taskLine(task, timing, complete, true)}
      </section>`
    : nothing;

const signOf = ({ channel, direction }: Communication): TemplateResult => {
  if (channel === 'meeting') return usersIcon();
  if (channel === 'email') return mailIcon();
  return direction === 'inbound' ? phoneIncomingIcon() : phoneOutgoingIcon();
};

/** Who was spoken to last, and a way to record the next talk. */
export const lastContactBox = (
  communication: Communication | null,
  level: number,
  timing: Timing,
  record: ((threadId: string) => void) | undefined,
): TemplateResult | typeof nothing => {
  if (!communication) return nothing;
  const { messages } = timing;
  const { contact, direction, channel, occurredAt, author, threadId } = communication;
  return html`<section class="box">
    ${heading(level, 'box-title', messages.lastContact)}
    <div class="line">
      <span class="avatar sign small">${signOf(communication)}</span>
      <div class="grow">
        <div class="medium cut">${contact?.name ?? author.name}</div>
        <div class="small muted">${messages[direction][channel]} · ${moment(occurredAt, timing)}</div>
      </div>
      ${record && threadId
        ? html`<button type="button" class="button compact" @click=${() => { record(threadId); }}>${phoneIcon()}${messages.record}</button>`
        : nothing}
    </div>
  </section>`; // prettier-ignore
};
