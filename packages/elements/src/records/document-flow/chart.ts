import type { RecordView } from '@towerp/crm-protocol';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Timing } from '../../base/times.js';
import { flowWords } from '../../locale/flow-words.js';
import { familyOf, kindMark, kindName, lettersOf } from '../../ui/kind-mark.js';
import { statusShape } from '../../ui/shape.js';
import { statusWord } from '../../ui/status-pill.js';
import { hereIcon, missingIcon, stackIcon } from './flow-icons.js';
import type { Drawing } from './flow-svg.js';
import { layOut, sizes, type Layout } from './layout.js';
import { placed, sized } from './placed.js';
import type { Shown, ShownEdge, ShownFlow } from './shown-flow.js';
import { amountOf, numberOf, stackStatuses, stepName, subjectOf } from './step-words.js';

/** What a step of the chart or of the list needs to be drawn. */
export type StepOptions = {
  timing: Timing;
  /** The step on which the keys stand. */
  current: string;
  /** The steps of the chosen path. */
  lit: ReadonlySet<string>;
  /** The document was asked for. */
  follow: (event: MouseEvent, record: RecordView) => void;
  open: (key: string) => void;
  choose: (key: string) => void;
  hover: (key: string | undefined) => void;
};

const inside = (item: Shown, timing: Timing): TemplateResult => {
  const words = flowWords(timing.messages);
  if (item.type === 'missing')
    return html`<span class="first">${missingIcon()}<span class="name">${stepName(item, timing)}</span></span>
      <span class="second">${words.missingAfter(numberOf(item.after))}</span>
      <span class="third">${item.kind === 'payment' ? amountOf(item.after, timing) : nothing}</span>`;
  if (item.type === 'stack')
    return html`<span class="first">${kindMark(item.kind, timing.messages)}<span class="unseen">${kindName(item.kind, timing.messages)}: </span><span class="name">${words.others(item.records.length)}</span>${stackIcon()}</span>
      <span class="second">${stackStatuses(item.records, timing)}</span>`;
  const { record } = item;
  return html`<span class="first">${kindMark(item.kind, timing.messages)}<span class="unseen">${kindName(item.kind, timing.messages)} </span><span class="name cut ${numberOf(record).length > 8 ? 'long' : ''}">${numberOf(record)}</span>${statusShape(record.status)}<span class="unseen">${record.status === null ? nothing : statusWord(record.status, timing.messages)} ${item.isHere ? timing.messages.youAreHere : nothing}</span></span>
    <span class="second cut">${subjectOf(record, timing)}</span><span class="third">${amountOf(record, timing)}</span>`;
}; // prettier-ignore

/** A step: a link to its document, a button that opens a stack, or what is missing. */
export const step = (item: Shown, options: StepOptions, place: unknown = nothing): TemplateResult => {
  const { timing, current, lit, follow, open, choose, hover } = options;
  const look = [item.type, familyOf(item.kind), lit.has(item.key) ? 'lit' : '', item.type === 'document' && item.isHere ? 'here' : ''].filter(Boolean).join(' ');
  const tabindex = item.key === current ? '0' : '-1';
  const enter = (): void => { hover(item.key); };
  const leave = (): void => { hover(undefined); };
  const focus = (): void => { choose(item.key); };
  if (item.type === 'document' && item.record.url)
    return html`<a class="step ${look}" href=${item.record.url} data-key=${item.key} tabindex=${tabindex} aria-current=${item.isHere ? 'true' : nothing} title=${subjectOf(item.record, timing)} @focus=${focus} @pointerenter=${enter} @pointerleave=${leave} @click=${(event: MouseEvent) => { follow(event, item.record); }} ${place}>${inside(item, timing)}</a>`;
  const press = (event: MouseEvent): void => {
    if (item.type === 'document') follow(event, item.record);
    else if (item.type === 'stack') open(item.key);
  };
  return html`<button type="button" class="step ${look}" data-key=${item.key} tabindex=${tabindex} aria-current=${item.type === 'document' && item.isHere ? 'true' : nothing} aria-expanded=${item.type === 'stack' ? 'false' : nothing} @focus=${focus} @pointerenter=${enter} @pointerleave=${leave} @click=${press} ${place}>${inside(item, timing)}</button>`;
}; // prettier-ignore

/** The name over a lane. */
export const laneName = (kind: string, { messages }: Timing): string =>
  flowWords(messages).lanes[kind] ?? kindName(kind, messages);

const softOf = (edges: readonly ShownEdge[]): Set<string> =>
  new Set(edges.filter(({ soft }) => soft).map(({ from, to }) => `${from} ${to}`));

/** The chart: lanes by kind, lines between steps, and the steps. */
export const chart = (items: readonly Shown[], edges: readonly ShownEdge[], layout: Layout, detail: 'full' | 'brief', options: StepOptions): TemplateResult => {
  const { timing, lit } = options;
  const boxes = new Map(layout.boxes.map((box) => [box.key, box]));
  const soft = softOf(edges);
  const isLit = ({ from, to }: { from: string; to: string }): boolean => lit.has(from) && lit.has(to);
  const lines = [...layout.lines].sort((a, b) => Number(isLit(a)) - Number(isLit(b)));
  const pitch = layout.kinds.length > 0 ? layout.width / layout.kinds.length : 0;
  return html`<div class="scroll">
    <div class="chart ${detail}" role="group" aria-label=${timing.messages.flow} ${sized(layout.width, layout.height)}>
      ${layout.kinds.map((kind, lane) => html`<div class="lane" ${placed(lane * pitch, 0)}><span>${laneName(kind, timing)}</span></div>`)}
      <svg class="lines" width=${layout.width} height=${layout.height} aria-hidden="true">
        ${lines.map((line) => svg`<path class="line-path ${isLit(line) ? 'lit' : ''} ${soft.has(`${line.from} ${line.to}`) ? 'soft' : ''}" d=${line.path}></path><path class="tip ${isLit(line) ? 'lit' : ''}" d=${line.tip}></path>`)}
      </svg>
      ${repeat(items, ({ key }) => key, (item) => {
        const { x, y } = boxes.get(item.key) ?? { x: 0, y: 0 };
        return html`${item.type === 'document' && item.isHere ? html`<span class="flag" aria-hidden="true" ${placed(x, y - 21)}>${hereIcon()}${timing.messages.youAreHere}</span>` : nothing}${step(item, options, placed(x, y))}`;
      })}
    </div>
  </div>`;
}; // prettier-ignore

/** The same for a narrow place: one document a line, under the names of the lanes. */
export const list = (items: readonly Shown[], layout: Layout, options: StepOptions): TemplateResult => {
  const lanes = layout.kinds.map((kind, lane) => ({
    kind,
    steps: layout.boxes.filter((box) => box.lane === lane).sort((a, b) => a.y - b.y).flatMap(({ key }) => items.find((item) => item.key === key) ?? []),
  }));
  return html`<div class="list" role="group" aria-label=${options.timing.messages.flow}>
    ${lanes.map(({ kind, steps }) => html`<p class="list-lane" id="lane-${kind}">${laneName(kind, options.timing)}</p>
      <ul aria-labelledby="lane-${kind}">${repeat(steps, ({ key }) => key, (item) => html`<li>${step(item, options)}</li>`)}</ul>`)}
  </div>`;
}; // prettier-ignore

/** The chart in words, with room for all of them: what is kept as a file and printed. */
export const drawingOf = ({ items, edges }: ShownFlow, here: string, timing: Timing): Drawing => {
  const { messages } = timing;
  const layout = layOut(items, edges, sizes.full);
  const linesOf = (item: Shown): string[] => {
    if (item.type === 'missing') return [stepName(item, timing), numberOf(item.after)];
    if (item.type === 'stack') return [stepName(item, timing), stackStatuses(item.records, timing)];
    const { record } = item;
    const status = record.status === null ? '' : statusWord(record.status, messages);
    const second = [status, subjectOf(record, timing)].filter(Boolean).join(' · ');
    return [numberOf(record), second, amountOf(record, timing)];
  };
  return {
    title: messages.flow,
    name: `${flowWords(messages).file}-${here.slice(here.indexOf(':') + 1)}`,
    lanes: layout.kinds.map((kind) => laneName(kind, timing)),
    steps: items.map((item) => ({ key: item.key, letters: lettersOf(item.kind, messages), family: familyOf(item.kind), lines: linesOf(item), flag: item.type === 'document' && item.isHere ? messages.youAreHere : '', isDashed: item.type === 'missing' })),
    soft: softOf(edges),
    layout,
    measure: sizes.full,
  };
}; // prettier-ignore
