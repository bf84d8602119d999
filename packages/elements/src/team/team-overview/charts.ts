import type { Status } from '@towerp/crm-protocol';
import { svg, html, type TemplateResult } from 'lit';
import { openStatuses, type Pace } from './figures.js';

const percent = (part: number, whole: number): string => `${String(whole > 0 ? (part / whole) * 100 : 0)}%`;
// The tick stands at the same place for everybody, so that the bars are compared with one line.
const tickAt = 40;

/** A bar of what stands in each open status, as long as its sum is to the longest. */
export const statusBar = (counts: Partial<Record<Status, number>>, longest: number): TemplateResult => {
  let from = 0;
  return html`<svg class="bar-chart" aria-hidden="true" focusable="false">
    ${openStatuses.map((status) => {
      const count = counts[status] ?? 0;
      const start = from;
      from += count;
      return count > 0
        ? svg`<rect class="part ${status}" x=${percent(start, longest)} y="0" width=${percent(count, longest)} height="100%" />`
        : '';
    })}
  </svg>`;
};

/** How long it takes as a bar, with a tick at what it is compared with; far beyond it the bar is whole. */
export const paceBar = ({ median, against, verdict }: Pace): TemplateResult =>
  html`<svg class="pace-chart ${verdict}" aria-hidden="true" focusable="false">
    ${svg`<rect class="track" x="0" y="6" width="100%" height="2" />
      <rect class="taken" x="0" y="3" width=${percent(Math.min(median * tickAt, against * 100), against * 100)} height="8" rx="2" />
      <rect class="tick" x="${tickAt}%" y="0" width="2" height="14" />`}
  </svg>`;
