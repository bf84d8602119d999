import type { RecordView, Status } from '@towerp/crm-protocol';
import { formatRef, isClosed } from '@towerp/crm-protocol/words';
import { shortDay, type Timing } from '../../base/times.js';
import { money } from '../../base/money.js';
import { flowWords } from '../../locale/flow-words.js';
import { kindName } from '../../ui/kind-mark.js';
import { isStatus, statusWord } from '../../ui/status-pill.js';
import { neighboursOf } from './lanes.js';
import type { Shown, ShownFlow } from './shown-flow.js';

/** "43659" */
export const numberOf = ({ number, title, id }: RecordView): string => number ?? (title || id);

/** "34 260,30 €"; empty where the document has no amount. */
export const amountOf = ({ amount, currency }: RecordView, { language }: Timing): string =>
  amount === null ? '' : money(amount, currency, language);

/** "14 окт. · Столове": when, and of what. */
export const subjectOf = ({ date, title, number }: RecordView, timing: Timing): string =>
  [date ? shortDay(date.slice(0, 10), timing) : '', title === number ? '' : title].filter(Boolean).join(' · ');

/** What a step is called in a sentence. */
export const stepName = (item: Shown, { messages }: Timing): string => {
  const words = flowWords(messages);
  if (item.type === 'document') return `${kindName(item.kind, messages)} ${numberOf(item.record)}`;
  if (item.type === 'stack') return `${words.others(item.records.length)}: ${kindName(item.kind, messages)}`;
  return words.missing[item.kind] ?? words.missingStep;
};

/** "2 × Приключен, 7 × Нов" */
export const stackStatuses = (records: readonly RecordView[], { messages }: Timing): string => {
  const counts = new Map<string, number>();
  for (const { status } of records) if (status) counts.set(status, (counts.get(status) ?? 0) + 1);
  const words = flowWords(messages);
  return [...counts].map(([status, count]) => words.inStatus(count, statusWord(status, messages))).join(', ');
};

const isDone = ({ status }: RecordView): boolean => status !== null && isStatus(status) && isClosed(status as Status);

/** How many of the documents of one kind that follow a step are done, where they are several: part deliveries. */
const partsOf = (children: readonly Shown[], { messages }: Timing): string[] => {
  const nouns: Partial<Record<string, (count: number) => string>> = messages.documentsNoun;
  return [...new Set(children.map(({ kind }) => kind))].flatMap((kind) => {
    const records = children.flatMap((item) => (item.kind !== kind || item.type === 'missing' ? [] : item.type === 'stack' ? item.records : [item.record]));
    const noun = nouns[kind]?.(records.length) ?? kindName(kind, messages);
    return records.length > 1 ? [flowWords(messages).parts(records.filter(isDone).length, records.length, noun)] : [];
  });
}; // prettier-ignore

/** From what a step comes, to what it leads, and how much of that is done. */
export const lineageWords = (key: string, { items, edges }: ShownFlow, timing: Timing): string => {
  const words = flowWords(timing.messages);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const { next, former } = neighboursOf(edges);
  const known = (keys: readonly string[] = []): Shown[] => keys.flatMap((one) => byKey.get(one) ?? []);
  const item = byKey.get(key);
  if (!item) return '';
  const name = stepName(item, timing);
  const parents = known(former.get(key)).map((parent) => (parent.type === 'document' ? numberOf(parent.record) : stepName(parent, timing)));
  const children = known(next.get(key));
  const from = parents.length === 0 ? name : parents.length === 1 ? words.comesFrom(name, parents[0] ?? '') : words.comesFromSeveral(name, parents.length, parents.join(', '));
  const to = children.length === 0 ? '' : words.leadsTo(children.map((child) => (child.type === 'document' ? numberOf(child.record) : stepName(child, timing))).join(', '));
  return [from, to, ...partsOf(children, timing)].filter(Boolean).join('; ');
}; // prettier-ignore

/** "client_order:43659" */
export const keyOf = (record: RecordView): string => formatRef(record);
