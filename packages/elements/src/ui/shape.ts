import type { Status } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';

/** The six shapes: a status can be told apart without its colour. */
const shapes: Record<Status, TemplateResult> = {
  new: html`<svg class="shape new" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5.2" /></svg>`,
  in_progress: html`<svg class="shape in_progress" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5.2" /><path class="full" d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" /></svg>`,
  awaiting_decision: html`<svg class="shape awaiting_decision" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1.3 12.7 7 7 12.7 1.3 7z" /><circle class="full" cx="7" cy="7" r="1.5" /></svg>`,
  confirmed: html`<svg class="shape confirmed" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5.2" /><path d="m4.7 7.2 1.6 1.6 3-3.3" /></svg>`,
  completed: html`<svg class="shape completed" viewBox="0 0 14 14" aria-hidden="true"><circle class="full" cx="7" cy="7" r="6" /><path class="knocked" d="m4.4 7.2 1.8 1.8 3.4-3.7" /></svg>`,
  cancelled: html`<svg class="shape cancelled" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5.2" /><path d="m3.6 10.4 6.8-6.8" /></svg>`,
}; // prettier-ignore

/** The shape of a status; nothing where a record's status is none of the six. */
export const statusShape = (status: string | null): TemplateResult | typeof nothing =>
  status !== null && status in shapes ? shapes[status as Status] : nothing;
