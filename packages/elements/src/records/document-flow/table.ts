import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Timing } from '../../base/times.js';
import { flowWords } from '../../locale/flow-words.js';
import { statusPill, isStatus } from '../../ui/status-pill.js';
import { neighboursOf } from './lanes.js';
import type { Layout } from './layout.js';
import type { Shown, ShownFlow } from './shown-flow.js';
import { amountOf, numberOf, stackStatuses, stepName, subjectOf } from './step-words.js';

/** The same document flow as a table, in the order of the lanes. */
export const table = (flow: ShownFlow, layout: Layout, timing: Timing, stepOf: (item: Shown) => TemplateResult): TemplateResult => {
  const words = flowWords(timing.messages);
  const byKey = new Map(flow.items.map((item) => [item.key, item]));
  const { former } = neighboursOf(flow.edges);
  const rows = [...layout.boxes].sort((a, b) => a.lane - b.lane || a.y - b.y).flatMap(({ key }) => byKey.get(key) ?? []);
  const short = (key: string): string => {
    const item = byKey.get(key);
    return !item ? '' : item.type === 'document' ? numberOf(item.record) : stepName(item, timing);
  };
  const status = (item: Shown): unknown => {
    if (item.type === 'stack') return stackStatuses(item.records, timing);
    if (item.type === 'missing') return words.missingStep;
    const now = item.record.status;
    return now === null ? nothing : isStatus(now) ? statusPill(now, timing.messages) : now;
  };
  return html`<div class="scroll">
    <table>
      <thead><tr><th scope="col">${words.columns.document}</th><th scope="col">${words.columns.status}</th><th scope="col">${words.columns.subject}</th><th scope="col" class="figure">${words.columns.amount}</th><th scope="col">${words.columns.from}</th></tr></thead>
      <tbody>
        ${repeat(rows, ({ key }) => key, (item) => html`<tr>
          <th scope="row">${stepOf(item)}</th>
          <td>${status(item)}</td>
          <td>${item.type === 'document' ? subjectOf(item.record, timing) : nothing}</td>
          <td class="figure">${item.type === 'document' ? amountOf(item.record, timing) : nothing}</td>
          <td class="muted">${(former.get(item.key) ?? []).map(short).join(', ') || words.start}</td>
        </tr>`)}
      </tbody>
    </table>
  </div>`;
}; // prettier-ignore
