import type { Status } from '@towerp/crm-protocol';
import { html, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';
import { statusShape } from './shape.js';

/** Shape and word on the status' soft background. */
export const statusPill = (status: Status, messages: Messages): TemplateResult =>
  html`<span class="pill ${status}">${statusShape(status)}<span>${messages.statuses[status]}</span></span>`;
