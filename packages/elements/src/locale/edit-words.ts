import type { Messages, Widened } from './messages.js';

/** What is said only where a thread is opened or changed; other elements download none of it. */
export const bgEdit = {
  shareSwitch: 'Сподели с клиента',
  attachTitle: 'Прикачени поръчки',
  attachMore: 'Добави поръчка',
  shareNeedsOrder: 'Изберете контрагент, за да я споделите',
  counterparty: 'Контрагент',
  counterpartyHint: 'Име на контрагент',
  counterpartyUnknown: 'Изберете го от списъка или изтрийте полето',
  createThread: 'Отвори нишката',
  threadRefused: 'Нишката не се отвори.',
  refused: 'Нишката не се записа.',
  changedMeanwhile: 'Друг колега промени нишката, докато пишете.',
  theirVersion: 'Записано междувременно',
  takeTheirs: 'Вземи записаното',
  keepMine: 'Запази моето',
  shareWarning: (client: string) => `${client} ще вижда нишката и записите, отбелязани като споделени.`,
  editComment: 'Редакция на коментара',
  earlierWords: 'По-ранни версии',
  noEarlierWords: 'Няма по-ранни версии',
  commentStays: 'Коментарът не се изтри.',
  topicHint: 'Изберете или напишете',
  topicNeeded: 'Напишете тема',
  pickThread: 'Изберете нишка',
  newThreadCalled: (topic: string) => `Нова нишка „${topic}“`,
  pickThreadHint: 'Тема или номер',
};

export type EditWords = Widened<typeof bgEdit>;

/** The words of opening and changing a thread in the language of these messages. */
export const editWords = (messages: Messages): EditWords => messages.threadEdit ?? bgEdit;
