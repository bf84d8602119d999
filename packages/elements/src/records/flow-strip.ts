import type { Flow, RecordView, Ref, Status } from '@towerp/crm-protocol';
import { flowKinds, isClosed, statuses } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';
import { familyOf, kindName, lettersOf } from '../ui/kind-mark.js';

/** One step of the folded document flow. */
export type FlowStep = { kind: string; count: number; done: number; isHere: boolean; number: string | null };

const isDone = ({ status }: RecordView): boolean =>
  status !== null && (statuses as readonly string[]).includes(status) && isClosed(status as Status);

const placeOf = (kind: string): number => {
  const place = flowKinds.indexOf(kind);
  return place === -1 ? flowKinds.length : place;
};

/** Folds a document flow into one step per kind, in the order of the flow; hidden documents are no part of it. */
export const stepsOf = (flow: Flow, here: Ref): FlowStep[] => {
  const steps = new Map<string, FlowStep>();
  for (const node of flow.nodes) {
    if (node.hidden) continue;
    const step = steps.get(node.kind) ?? { kind: node.kind, count: 0, done: 0, isHere: false, number: null };
    const isHere = node.kind === here.kind && node.id === here.id;
    steps.set(node.kind, {
      ...step,
      count: step.count + 1,
      done: step.done + (isDone(node) ? 1 : 0),
      isHere: step.isHere || isHere,
      number: isHere ? (node.number ?? node.id) : step.number,
    });
  }
  return [...steps.values()].sort((a, b) => placeOf(a.kind) - placeOf(b.kind));
};

const nounOf = ({ kind, count }: FlowStep, messages: Messages): string => {
  const nouns: Partial<Record<string, (count: number) => string>> = messages.documentsNoun;
  return nouns[kind]?.(count) ?? kindName(kind, messages);
};

const caption = (step: FlowStep, messages: Messages): [string, string] => {
  if (step.isHere) return [step.number ?? '', messages.youAreHere];
  if (step.count > 1 && step.done > 0) return [messages.doneOf(step.done, step.count), messages.doneWord];
  return [String(step.count), nounOf(step, messages)];
};

/** The document flow in one line: a mark per kind with how many there are and how far they are; a customer is not told how many are not shown. */
export const flowStrip = (flow: Flow, here: Ref, messages: Messages, isMember: boolean): TemplateResult | typeof nothing => {
  const steps = stepsOf(flow, here);
  if (steps.length < 2) return nothing;
  return html`<ol class="strip" aria-label=${messages.flow}>
      ${steps.map((step) => {
        const [figure, word] = caption(step, messages);
        const look = step.isHere ? 'here' : step.done === step.count ? 'reached' : '';
        return html`<li class="step ${look}" aria-current=${step.isHere ? 'step' : nothing}>
          <span class="node ${familyOf(step.kind)}" title=${kindName(step.kind, messages)}><span aria-hidden="true">${lettersOf(step.kind, messages)}</span><span class="unseen">${kindName(step.kind, messages)}</span></span>
          <b>${figure}</b>${word}
        </li>`;
      })}
    </ol>
    ${isMember && flow.hiddenCount > 0 ? html`<p class="small muted">${messages.hiddenDocuments(flow.hiddenCount)}</p>` : nothing}`;
}; // prettier-ignore
