import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What is said only where something is attached; other elements download none of it. */
export const bgAttachments = {
  label: 'Документ за прикачване',
  placeholder: 'Номер или име на документ',
  kind: 'Вид на документа',
  anyKind: 'Всички',
  already: 'вече прикачен',
  derivedHere: 'тук е, защото произлиза от прикачен',
  attached: (name: string) => `Прикачен: ${name}`,
  refused: (name: string) => `${name} не се прикачи.`,
  searchFailed: 'Търсенето не успя.',
  offline: 'Няма връзка: търсенето ще тръгне, щом се върне.',
  readonly: 'Тук не може да се прикачва',
  attachmentsFailed: 'Прикачените документи не се заредиха',
  attachedDirectly: n('Прикачен пряко · #', 'Прикачени пряко · #'),
  attachedDerived: n('Произлязъл · #', 'Произлезли · #'),
  noAttachments: 'Няма прикачени обекти',
  detach: (label: string) => `Откачи ${label}`,
  detachedNow: (label: string) => `Откачен: ${label}`,
  attachedFrom: (count: number, root: string) =>
    `${n('Произлязъл', 'Произлезли')(count)} от ${root} · ${String(count)}`,
  byKind: 'По вид',
  detachRefused: 'Не се откачи.',
};

export type AttachmentWords = Widened<typeof bgAttachments>;

/** The words of attaching in the language of these messages. */
export const attachmentWords = (messages: Messages): AttachmentWords => messages.attaching ?? bgAttachments;
