import type { Attachment, PathStep, RecordView } from '@towerp/crm-protocol';
import { flowKinds, formatRef } from '@towerp/crm-protocol/words';
import type { Messages } from '../locale/messages.js';
import { kindName } from '../ui/kind-mark.js';

/** Numbers of the records that a thread holds, by `kind:id`: a path names its steps by refs only. */
export type Numbers = ReadonlyMap<string, string>;

export const numbersOf = (attachments: readonly Pick<Attachment, 'record'>[]): Numbers =>
  new Map(attachments.map(({ record }) => [formatRef(record), record.number ?? record.title]));

const stepName = (step: PathStep, numbers: Numbers, messages: Messages): string =>
  step.hidden ? messages.hiddenStep : (numbers.get(formatRef({ kind: step.kind, id: step.id })) ?? step.id);

/** "43659 → 7713": how a derived document came here; empty for a direct one. */
export const pathOf = (via: readonly PathStep[] | null, numbers: Numbers, messages: Messages): string =>
  (via ?? []).map((step) => stepName(step, numbers, messages)).join(' → ');

/** "клиентска поръчка 43659": the directly attached record from which all of these derive, if it is one. */
export const commonRoot = (
  attachments: readonly Pick<Attachment, 'via'>[],
  numbers: Numbers,
  messages: Messages,
): string | undefined => {
  const roots = new Set(
    attachments.map(({ via }) => {
      const root = via?.[0];
      return root && !root.hidden ? `${kindName(root.kind, messages)} ${stepName(root, numbers, messages)}` : '';
    }),
  );
  const [root] = roots;
  return roots.size === 1 ? root || undefined : undefined;
};

/** The same ones with those of a kind beside each other, in the order in which documents follow each other. */
export const byKind = <T extends Pick<Attachment, 'record'>>(attachments: readonly T[]): T[] => {
  const place = ({ record }: T): number => {
    const index = flowKinds.findIndex((kind) => kind === record.kind);
    return index === -1 ? flowKinds.length : index;
  };
  return attachments.toSorted((a, b) => place(a) - place(b) || a.record.kind.localeCompare(b.record.kind));
};

/** The kinds of these records, each once, in their order. */
export const kindsOf = (records: readonly RecordView[]): string[] => [...new Set(records.map(({ kind }) => kind))];
