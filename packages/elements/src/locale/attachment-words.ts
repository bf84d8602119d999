import type { Messages, Widened } from './messages.js';

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
};

export type AttachmentWords = Widened<typeof bgAttachments>;

/** The words of attaching in the language of these messages. */
export const attachmentWords = (messages: Messages): AttachmentWords => messages.attaching ?? bgAttachments;
