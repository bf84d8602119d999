import type { Status } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';
import { statusShape } from './shape.js';

/** Shape and word on the status' soft background. */
export const statusPill = (status: Status, messages: Messages): TemplateResult =>
  html`<span class="pill ${status}">${statusShape(status)}<span>${messages.statuses[status]}</span></span>`;

/** True for the statuses of threads and tasks; records bear whatever their module says. */
export const isStatus = (value: string): value is Status => (statuses as readonly string[]).includes(value);

/** A status in words: our own in the reader's language, a record's as its module says it. */
export const statusWord = (status: string, messages: Messages): string =>
  isStatus(status) ? messages.statuses[status] : status;
