import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What is said only where somebody or something is mentioned; other elements download none of it. */
export const bgMentions = {
  mentionList: 'Споменаване',
  mentionPeople: (query: string) => (query ? `Хора и групи за „${query}“` : 'Хора и групи'),
  mentionRecords: (query: string) => (query ? `Документи и артикули за „${query}“` : 'Документи и артикули'),
  mentionNone: 'Няма съвпадения',
  mentionFailed: 'Предложенията не се заредиха',
  noAccess: 'няма достъп',
  hintRecords: 'документи и артикули',
  hintPeople: 'хора и групи',
  hintKeep: 'остави текста',
  willNotify: n('ще уведоми # човек', 'ще уведоми # души'),
  willNotifyNobody: 'няма да уведоми никого',
  willSee: n('ще го види # човек', 'ще го видят # души'),
  notifiedTitle: 'Ще бъдат уведомени',
  omittedTitle: 'Няма да бъдат уведомени',
  viaGroup: (group: string) => `от „${group}“`,
  omitted: { author: 'пише го', no_access: 'няма достъп', inactive: 'неактивен', muted: 'заглушил е нишката' },
};

export type MentionWords = Widened<typeof bgMentions>;

/** The words of mentioning in the language of these messages. */
export const mentionWords = (messages: Messages): MentionWords => messages.mentioning ?? bgMentions;
