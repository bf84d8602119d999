import type { Task } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { format, type Timing } from '../../base/times.js';
import { taskBoardWords } from '../../locale/task-board-words.js';
import { chevronLeftIcon } from '../../ui/icons.js';
import { chevronRightIcon } from '../../ui/more-icons.js';
import { statusShape } from '../../ui/shape.js';
import { dayAfter, weekdayOf, weeksOf } from '../due-date.js';
import { dragTask, droppedTask, holdsTask } from './dragged-task.js';

/** What the calendar shows, and what it asks for. */
export type CalendarOptions = {
  tasks: readonly Task[];
  timing: Timing;
  today: string;
  /** The day on which the keys stand; its month is shown. */
  day: string;
  go: (day: string) => void;
  move: ((task: Task, day: string) => void) | undefined;
  open: (task: Task) => void;
};

/** The day to which a key leads in a calendar (APG grid); `undefined` where it is none of its keys. */
export const dayByKey = ({ key }: { key: string }, day: string, isRtl = false): string | undefined => {
  const month = (step: number): string => {
    const [year = 0, at = 0, date = 0] = day.split('-').map(Number);
    const last = new Date(Date.UTC(year, at + step, 0)).getUTCDate();
    return new Date(Date.UTC(year, at - 1 + step, Math.min(date, last))).toISOString().slice(0, 10);
  };
  const forward = isRtl ? -1 : 1;
  switch (key) {
    case 'ArrowRight': return dayAfter(day, forward);
    case 'ArrowLeft': return dayAfter(day, -forward);
    case 'ArrowDown': return dayAfter(day, 7);
    case 'ArrowUp': return dayAfter(day, -7);
    case 'Home': return dayAfter(day, -weekdayOf(day));
    case 'End': return dayAfter(day, 6 - weekdayOf(day));
    case 'PageDown': return month(1);
    case 'PageUp': return month(-1);
    default: return undefined;
  }
}; // prettier-ignore

const dateName = (day: string, options: Intl.DateTimeFormatOptions, { language }: Timing): string =>
  format(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

const shownInDay = 3;

const dayCell = (date: string, tasks: readonly Task[], { timing, today, day, go, move, open }: CalendarOptions): TemplateResult => {
  const words = taskBoardWords(timing.messages);
  const look = [date.slice(0, 7) === day.slice(0, 7) ? '' : 'beside', date === today ? 'today' : ''].filter(Boolean).join(' ');
  const drop = (event: DragEvent): void => {
    (event.currentTarget as HTMLElement).classList.remove('target');
    const task = droppedTask(event);
    if (!task || !move) return;
    event.preventDefault();
    move(task, date);
  };
  const over = (event: DragEvent): void => {
    if (!move || !holdsTask(event)) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.add('target');
  };
  const leave = (event: DragEvent): void => { (event.currentTarget as HTMLElement).classList.remove('target'); };
  return html`<td role="gridcell" class=${look} data-day=${date} tabindex=${date === day ? '0' : '-1'} aria-current=${date === today ? 'date' : nothing} @focus=${(event: FocusEvent) => { if (event.target === event.currentTarget && date !== day) go(date); }} @dragover=${over} @dragleave=${leave} @drop=${drop}>
    <span class="date" aria-hidden="true">${Number(date.slice(8))}</span><span class="unseen">${words.onDay(dateName(date, { dateStyle: 'full' }, timing), tasks.length)}</span>
    ${repeat(tasks.slice(0, shownInDay), ({ id }) => id, (task) => html`<button type="button" class="day-task" tabindex="-1" data-task=${task.id} draggable=${move ? 'true' : 'false'} title=${task.topic} @dragstart=${(event: DragEvent) => { dragTask(event, task); }} @click=${() => { open(task); }}>${statusShape(task.status)}<span class="cut">${task.topic}</span></button>`)}
    ${tasks.length > shownInDay ? html`<span class="small muted">${words.more(tasks.length - shownInDay)}</span>` : nothing}
  </td>`;
}; // prettier-ignore

/** A month of due dates, its weeks from Monday: an APG grid whose days take tasks by drag and by Alt with arrows. */
export const calendar = (options: CalendarOptions): TemplateResult => {
  const { tasks, timing, today, day, go } = options;
  const words = taskBoardWords(timing.messages);
  const month = dateName(day, { month: 'long', year: 'numeric' }, timing);
  const weeks = weeksOf(day.slice(0, 7));
  const dueOn = Map.groupBy(tasks, ({ dueDate }) => dueDate ?? '');
  const monthBy = (key: string): void => { go(dayByKey({ key }, day) ?? day); };
  return html`<div class="month-view">
    <div class="line month-line">
      <button type="button" class="button compact square quiet" aria-label=${words.former} title=${words.former} @click=${() => { monthBy('PageUp'); }}>${chevronLeftIcon()}</button>
      <h3 class="month" aria-live="polite" id="month">${month}</h3>
      <button type="button" class="button compact square quiet" aria-label=${words.next} title=${words.next} @click=${() => { monthBy('PageDown'); }}>${chevronRightIcon()}</button>
      <button type="button" class="button compact quiet" @click=${() => { go(today); }}>${words.thisMonth}</button>
      <span class="grow"></span><span class="small muted hint">${words.moveHint}</span>
    </div>
    <table role="grid" aria-labelledby="month">
      <thead><tr>${weeks[0]?.map((date) => html`<th scope="col" abbr=${dateName(date, { weekday: 'long' }, timing)}>${dateName(date, { weekday: 'short' }, timing)}</th>`)}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((date) => dayCell(date, dueOn.get(date) ?? [], options))}</tr>`)}</tbody>
    </table>
  </div>`;
}; // prettier-ignore
