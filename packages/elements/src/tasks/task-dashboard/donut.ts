import type { Status, Task } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, svg, type TemplateResult } from 'lit';
import { taskBoardWords } from '../../locale/task-board-words.js';
import type { Messages } from '../../locale/messages.js';
import { statusShape } from '../../ui/shape.js';

const radius = 46;
const round = 2 * Math.PI * radius;

/** How the tasks stand, as a ring and as its table. */
export const statusDonut = (tasks: readonly Task[], language: string, messages: Messages): TemplateResult => {
  const words = taskBoardWords(messages);
  const counts = statuses.map((status) => ({ status, count: tasks.filter((task) => task.status === status).length })).filter(({ count }) => count > 0);
  const share = new Intl.NumberFormat(language, { style: 'percent' });
  let before = 0;
  const arcs = counts.map(({ status, count }) => {
    const length = (count / tasks.length) * round;
    const arc = { status, length: Math.max(1, length - (counts.length > 1 ? 2 : 0)), offset: -before };
    before += length;
    return arc;
  });
  return html`<svg class="donut" viewBox="0 0 120 120" role="img" aria-label=${words.donut(tasks.length)}>
      ${arcs.map(({ status, length, offset }) => svg`<circle class="arc ${status}" cx="60" cy="60" r=${radius} stroke-dasharray="${length} ${round}" stroke-dashoffset=${offset} transform="rotate(-90 60 60)"></circle>`)}
      <text x="60" y="62" class="total">${tasks.length}</text><text x="60" y="78" class="unit">${words.open(tasks.length)}</text>
    </svg>
    <table>
      <thead class="unseen"><tr><th scope="col">${words.status}</th><th scope="col">${words.count}</th><th scope="col">${words.share}</th></tr></thead>
      <tbody>${counts.map(({ status, count }: { status: Status; count: number }) => html`<tr><th scope="row"><span class="line">${statusShape(status)}${messages.statuses[status]}</span></th><td>${count}</td><td class="muted">${share.format(count / tasks.length)}</td></tr>`)}</tbody>
    </table>`;
}; // prettier-ignore
