import { html, type TemplateResult } from 'lit';
import { briefly, dueOf, exactly, timeOfDay, when, type Timing } from '../base/times.js';
import { calendarIcon, calendarXIcon } from './icons.js';

const words = { briefly, when, timeOfDay };

/** A moment in words, exact on hover and for assistive technology. */
export const moment = (instant: string, timing: Timing, style: keyof typeof words = 'when'): TemplateResult =>
  html`<time datetime=${instant} title=${exactly(instant, timing)}>${words[style](instant, timing)}</time>`;

/** A due date: overdue red with a crossed calendar, today amber, others quiet; always in words. */
export const dueMark = (date: string, timing: Timing): TemplateResult => {
  const due = dueOf(date, timing);
  return html`<span class="due ${due.tone}" title=${timing.messages.dueLabel(date)}
    >${due.tone === 'overdue' ? calendarXIcon() : calendarIcon()}${due.text}</span
  >`;
};
