import type { Messages, Widened } from './messages.js';

/** What only forms and cards of communications say; other elements download none of it. */
export const bgCommunication = {
  direction: 'Посока',
  channel: 'Канал',
  directions: { inbound: 'Входяща', outbound: 'Изходяща' },
  channels: { phone: 'Телефон', meeting: 'Среща', email: 'Имейл' },
  refused: 'Комуникацията не се записа.',
  notes: 'Какво се уточни',
  occurredAt: 'Кога',
  now: 'Сега',
  timeNeeded: 'Напишете дата и час, които не са в бъдещето',
  contact: 'Лице за контакт',
  contactHint: 'Име на човек от контрагента',
  contactUnknown: 'Изберете лице от списъка или го добавете',
  addContact: (name: string) => `Добави лице „${name}“`,
  newContact: (counterparty: string) => `Ново лице на ${counterparty}`,
  contactFields: { position: 'Длъжност', phone: 'Телефон', email: 'Имейл' },
  saveAndTask: 'Запиши и създай задача',
  edit: 'Редакция на комуникация',
  stays: 'Комуникацията не се изтри.',
  failed: 'Комуникацията не се зареди',
  missing: 'Няма такава комуникация',
  missingWhy: 'Изтрита е или не е споделена с вас.',
};

export type CommunicationWords = Widened<typeof bgCommunication>;

/** The words of communications in the language of these messages. */
export const communicationWords = (messages: Messages): CommunicationWords =>
  messages.communications ?? bgCommunication;
