import type { Flow, RecordView } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import type { Timing } from '../../base/times.js';
import { flowWords } from '../../locale/flow-words.js';
import { heading } from '../../ui/heading.js';
import { kindMark, kindName } from '../../ui/kind-mark.js';
import { statusShape } from '../../ui/shape.js';
import { chartIcon, missingIcon, printIcon, saveIcon, tableIcon, unseenIcon } from './flow-icons.js';
import type { ShownFlow } from './shown-flow.js';
import { keyOf, lineageWords, numberOf } from './step-words.js';

type HeadActions = { isTable: boolean; setTable: (isTable: boolean) => void; save: () => void; print: () => void };

/** Title, how much there is, chart or table, and ways to take it along. */
export const flowHead = (flow: Flow | undefined, level: number, timing: Timing, actions: HeadActions): TemplateResult => {
  const { messages } = timing;
  const words = flowWords(messages);
  const depths = flow?.nodes.map(({ depth }) => depth) ?? [];
  const levels = words.levels(-Math.min(0, ...depths), Math.max(0, ...depths));
  const view = (isTable: boolean): TemplateResult =>
    html`<button type="button" class="button compact" aria-pressed=${actions.isTable === isTable ? 'true' : 'false'} @click=${() => { actions.setTable(isTable); }}>${isTable ? tableIcon() : chartIcon()}${isTable ? words.table : words.chart}</button>`;
  return html`<header class="head">
    ${heading(level, 'title', messages.flow)}
    <span class="count">${flow ? `${words.documents(flow.nodes.filter(({ hidden }) => !hidden).length)}${levels ? `: ${levels}` : ''}` : nothing}</span>
    <span class="grow"></span>
    <span class="switch" role="group" aria-label=${words.view}>${view(false)}${view(true)}</span>
    <button type="button" class="button compact" aria-label=${words.saveSvg} title=${words.saveSvg} ?disabled=${!flow} @click=${actions.save}>${saveIcon()}SVG</button>
    <button type="button" class="button compact square" aria-label=${words.print} title=${words.print} ?disabled=${!flow} @click=${actions.print}>${printIcon()}</button>
  </header>`;
}; // prettier-ignore

/** Which of a thread's documents the flow is around. */
export const threadDocuments = (records: readonly RecordView[], here: string | undefined, { messages }: Timing, choose: (key: string) => void): TemplateResult | typeof nothing =>
  records.length < 2
    ? nothing
    : html`<div class="documents" role="group" aria-label=${flowWords(messages).around}>
        <span class="small muted">${flowWords(messages).around}</span>
        ${records.map((record) => html`<button type="button" class="chip" aria-pressed=${keyOf(record) === here ? 'true' : 'false'} @click=${() => { choose(keyOf(record)); }}>${kindMark(record.kind, messages)}<span class="unseen">${kindName(record.kind, messages)} </span>${numberOf(record)}</button>`)}
      </div>`; // prettier-ignore

/** Says the chosen path in words; it keeps its place when nothing is chosen. */
export const pathBar = (active: string, shown: ShownFlow, timing: Timing, actions: { clear: () => void; centre: (() => void) | undefined }): TemplateResult => {
  const { messages } = timing;
  const words = flowWords(messages);
  return html`<div class="path ${active ? '' : 'resting'}">
    ${active
      ? html`<strong class="strong">${words.path}</strong><span class="grow">${lineageWords(active, shown, timing)}</span>
          ${actions.centre ? html`<button type="button" class="button compact quiet" @click=${actions.centre}>${words.fromHere}</button>` : nothing}
          <button type="button" class="button compact quiet" aria-keyshortcuts="Escape" @click=${actions.clear}>${words.clearPath}<kbd aria-hidden="true">Esc</kbd></button>`
      : html`<span class="muted">${words.pathHint}</span>`}
  </div>`;
}; // prettier-ignore

/** What the shapes mean, and to a colleague how many documents are not shown. */
export const flowFoot = (flow: Flow, shown: ShownFlow, timing: Timing, isMember: boolean): TemplateResult => {
  const { messages } = timing;
  const words = flowWords(messages);
  const present = new Set(flow.nodes.map((node) => (node.hidden ? null : node.status)));
  return html`<footer class="flow-foot small muted">
    ${statuses.filter((status) => present.has(status)).map((status) => html`<span class="line">${statusShape(status)}${messages.statuses[status]}</span>`)}
    ${shown.items.some(({ type }) => type === 'missing') ? html`<span class="line">${missingIcon()}${words.missingStep}</span>` : nothing}
    <span class="grow"></span>
    ${flow.truncated ? html`<span>${words.truncated}</span>` : nothing}
    ${isMember && flow.hiddenCount > 0 ? html`<span class="line">${unseenIcon()}${words.hidden(flow.hiddenCount)}</span>` : nothing}
  </footer>`;
}; // prettier-ignore
