import type { Status, TeamMember } from '@towerp/crm-protocol';
import { html, type TemplateResult } from 'lit';
import type { Timing } from '../../base/times.js';
import { teamWords, type TeamWords } from '../../locale/team-words.js';
import { avatar } from '../../ui/avatar.js';
import { statusShape } from '../../ui/shape.js';
import { paceBar, statusBar } from './charts.js';
import { durations, openCounts, openStatuses, openSum, paceOf } from './figures.js';
import { paceWords, signalIcons } from './signal-cards.js';

/** What both forms of the table need. */
export type TeamTable = {
  members: readonly TeamMember[];
  timing: Timing;
  open: (member: TeamMember) => void;
};

type Context = TeamTable & { words: TeamWords; number: (value: number) => string };

const contextOf = (table: TeamTable): Context => ({
  ...table,
  words: teamWords(table.timing.messages),
  number: (value) => new Intl.NumberFormat(table.timing.language).format(value),
});

// The roles are written out, since a cell that is laid out as part of a card is no longer one to some browsers.
const head = (label: TemplateResult | string, className = ''): TemplateResult =>
  html`<th role="columnheader" scope="col" class=${className}>${label}</th>`;

const cell = (label: string, className: string, content: unknown): TemplateResult =>
  html`<td role="cell" class=${className}><span class="label" aria-hidden="true">${label}</span>${content}</td>`;

const personCell = (member: TeamMember, { words, open }: Context): TemplateResult => {
  const { person, signals } = member;
  return html`<th role="rowheader" scope="row" class="person">
    <span class="line">
      ${avatar(person, 'large')}
      <span class="who">
        <button type="button" class="name medium" aria-label=${words.show(person.name)} @click=${() => { open(member); }}>${person.name}</button>
        ${signals.map((signal) => html`<span class="mark ${signal}">${signalIcons[signal]()}${words.signals[signal]}</span>`)}
      </span>
    </span>
  </th>`;
}; // prettier-ignore

const inWords = (counts: Partial<Record<Status, number>>, { words, timing, number }: Context): string =>
  openStatuses
    .filter((status) => (counts[status] ?? 0) > 0)
    .map((status) => words.inStatus(timing.messages.statuses[status], number(counts[status] ?? 0)))
    .join(', ');

const hoursInWords = (member: TeamMember, { words, timing }: Context): string => {
  const say = durations(timing.language, openSum(member.hoursInStatus));
  return openStatuses
    .filter((status) => (member.hoursInStatus[status] ?? 0) > 0)
    .map((status) => words.inStatus(timing.messages.statuses[status], say(member.hoursInStatus[status] ?? 0)))
    .join(', ');
};

const bar = (counts: Partial<Record<Status, number>>, longest: number, label: string, spoken: string): TemplateResult =>
  html`<span class="stack" title=${spoken}
    >${statusBar(counts, longest)}<span class="sum" aria-hidden="true">${label}</span
    ><span class="unseen">${label}${spoken ? `: ${spoken}` : ''}</span></span
  >`;

const paceCell = (member: TeamMember, { words, timing }: Context): TemplateResult => {
  const pace = paceOf(member);
  const { language } = timing;
  if (!pace)
    return html`<span class="small muted">${member.medianHours === null ? words.noMedian : `${durations(language, member.medianHours)(member.medianHours)}, ${words.noExpected}`}</span>`;
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(Math.abs(pace.percent) / 100);
  const verdict = pace.verdict === 'asExpected' ? words.asExpected : words[pace.verdict](percent);
  return html`<span class="pace"
    >${paceBar(pace)}<span class="small muted">${paceWords(member, words, language)}</span
    ><span class="small verdict ${pace.verdict}">${verdict}</span></span
  >`;
}; // prettier-ignore

const chartRow = (member: TeamMember, most: Longest, context: Context): TemplateResult => {
  const { columns } = context.words;
  const { number, timing } = context;
  const counts = openCounts(member);
  const hours = openSum(member.hoursInStatus);
  return html`<tr role="row">
    ${personCell(member, context)}
    ${cell(columns.open, 'chart', bar(counts, most.open, number(openSum(counts)), inWords(counts, context)))}
    ${cell(columns.waiting, 'figure', number(member.awaitingDecision))}
    ${cell(columns.overdue, `figure ${member.overdue > 0 ? 'late' : ''}`, number(member.overdue))}
    ${cell(columns.completed, 'figure', number(member.completed))}
    ${cell(columns.median, 'median', paceCell(member, context))}
    ${cell(columns.time, 'chart', bar(member.hoursInStatus, most.hours, durations(timing.language, hours)(hours), hoursInWords(member, context)))}
  </tr>`;
}; // prettier-ignore

type Longest = { open: number; hours: number };

const longestOf = (members: readonly TeamMember[]): Longest => ({
  open: Math.max(0, ...members.map((member) => openSum(openCounts(member)))),
  hours: Math.max(0, ...members.map(({ hoursInStatus }) => openSum(hoursInStatus))),
});

/** A row a colleague, with small charts and the words beside them. */
export const chartTable = (table: TeamTable): TemplateResult => {
  const context = contextOf(table);
  const { columns, title, expectedMark } = context.words;
  const { messages } = table.timing;
  const most = longestOf(table.members);
  return html`<table role="table" class="charts" aria-label=${title}>
      <thead role="rowgroup"><tr role="row">
        ${head(columns.person)}${head(columns.open)}${head(columns.waiting, 'figure')}${head(columns.overdue, 'figure')}${head(columns.completed, 'figure')}${head(columns.median)}${head(columns.time)}
      </tr></thead>
      <tbody role="rowgroup">${table.members.map((member) => chartRow(member, most, context))}</tbody>
    </table>
    <div class="legend small muted" aria-hidden="true">
      ${openStatuses.map((status) => html`<span>${statusShape(status)}<i class="sample ${status}"></i>${messages.statuses[status]}</span>`)}
      <span class="grow"></span><span><i class="tick-sample"></i>${expectedMark}</span>
    </div>`;
}; // prettier-ignore

const figureRow = (member: TeamMember, context: Context): TemplateResult => {
  const { words, timing, number } = context;
  const { columns } = words;
  const hour = new Intl.NumberFormat(timing.language, { maximumFractionDigits: 1 });
  const figure = (label: string, value: number | null, className = ''): TemplateResult =>
    cell(label, `figure ${className}`, value === null ? words.none : hour.format(value));
  const perStatus = (group: string, counts: Partial<Record<Status, number>>): TemplateResult[] =>
    openStatuses.map((status, index) =>
      figure(`${group}: ${timing.messages.statuses[status]}`, counts[status] ?? 0, index === 0 ? 'first' : ''),
    );
  return html`<tr role="row">
    ${personCell(member, context)} ${perStatus(columns.threads, member.threads)}
    ${perStatus(columns.tasks, member.tasks)} ${cell(columns.waiting, 'figure first', number(member.awaitingDecision))}
    ${cell(columns.overdue, `figure ${member.overdue > 0 ? 'late' : ''}`, number(member.overdue))}
    ${cell(columns.completed, 'figure', number(member.completed))}
    ${figure(columns.medianHours, member.medianHours, 'first')} ${figure(columns.expectedHours, member.expectedHours)}
    ${figure(columns.teamHours, member.teamMedianHours)} ${perStatus(columns.hours, member.hoursInStatus)}
  </tr>`;
};

const statusHeads = (group: string, { timing }: Context): TemplateResult[] =>
  openStatuses.map((status, index) => {
    const word = timing.messages.statuses[status];
    return head(
      html`<span title=${word}>${statusShape(status)}</span><span class="unseen">${group}: ${word}</span>`,
      `figure ${index === 0 ? 'first' : ''}`,
    );
  });

/** The same as figures alone. */
export const figureTable = (table: TeamTable): TemplateResult => {
  const context = contextOf(table);
  const { columns, title } = context.words;
  const span = openStatuses.length;
  const group = (label: string, columnCount: number): TemplateResult =>
    html`<th role="columnheader" scope="colgroup" class="group first" colspan=${columnCount}>${label}</th>`;
  return html`<div class="scroller" tabindex="0" role="region" aria-label=${title}>
      <table role="table" class="figures" aria-label=${title}>
        <thead role="rowgroup">
          <tr role="row" class="groups">
            <td role="cell"></td>${group(columns.threads, span)}${group(columns.tasks, span)}<td role="cell" class="first" colspan="3"></td>${group(columns.medians, 3)}${group(columns.hours, span)}
          </tr>
          <tr role="row">
            ${head(columns.person)} ${statusHeads(columns.threads, context)} ${statusHeads(columns.tasks, context)}
            ${head(columns.waiting, 'figure first')}${head(columns.overdue, 'figure')}${head(columns.completed, 'figure')}
            ${head(columns.medianHours, 'figure first')}${head(columns.expectedHours, 'figure')}${head(columns.teamHours, 'figure')} ${statusHeads(columns.hours, context)}
          </tr>
        </thead>
        <tbody role="rowgroup">${table.members.map((member) => figureRow(member, context))}</tbody>
      </table>
    </div>
    <div class="legend small muted" aria-hidden="true">${openStatuses.map((status) => html`<span>${statusShape(status)}${table.timing.messages.statuses[status]}</span>`)}</div>`;
}; // prettier-ignore
