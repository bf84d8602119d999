import type { AttachmentWords } from './attachment-words.js';
import type { bg } from './bg.js';
import { bgBasics } from './bg-basics.js';
import type { CommunicationWords } from './communication-words.js';
import type { EditWords } from './edit-words.js';
import type { FileWords } from './file-words.js';
import type { FlowWords } from './flow-words.js';
import type { InboxWords } from './inbox-words.js';
import type { bellWords } from './bell-words.js';
import type { MentionWords } from './mention-words.js';
import type { panelWords } from './panel-words.js';
import type { ListWords } from './list-words.js';
import type { SettingsWords } from './settings-words.js';
import type { TaskBoardWords } from './task-board-words.js';
import type { TaskWords } from './task-words.js';
import type { TeamWords } from './team-words.js';
import type { TriageWords } from './triage-words.js';

/** The type of a language's words after those of the Bulgarian source. */
export type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { [K in keyof T]: Widened<T[K]> };

/** Every sentence of the elements; Bulgarian is the source. */
export type Messages = Omit<
  Widened<typeof bg & typeof panelWords & typeof bellWords>,
  'shortMonths' | 'kinds' | 'letters'
> & {
  /** Short months where Intl's differ between engines; null leaves them to Intl. */
  shortMonths: readonly string[] | null;
  /** Names of the kinds of record, as they stand inside a sentence. */
  kinds: Readonly<Record<string, string>>;
  /** The two letters of a kind's mark. */
  letters: Readonly<Record<string, string>>;
  /** What only forms and cards of communications say; Bulgarian brings it with them. */
  communications?: CommunicationWords;
  /** What only lists of threads say; Bulgarian brings it with them. */
  lists?: ListWords;
  /** What only the form of a task says; Bulgarian brings it with that. */
  taskForm?: TaskWords;
  /** What is said only where a thread is opened or changed; Bulgarian brings it with that. */
  threadEdit?: EditWords;
  /** What is said only where many threads are worked on; Bulgarian brings it with that. */
  triage?: TriageWords;
  /** What is said only where something is attached; Bulgarian brings it with that. */
  attaching?: AttachmentWords;
  /** What is said only where something is mentioned; Bulgarian brings it with that. */
  mentioning?: MentionWords;
  /** What is said of files alone; Bulgarian brings it with the first of them. */
  files?: FileWords;
  /** What only a document flow says; Bulgarian brings it with that. */
  documentFlow?: FlowWords;
  /** What only tasks and their dashboard say; Bulgarian brings it with them. */
  taskBoard?: TaskBoardWords;
  /** What the inbox and its settings say; Bulgarian brings it with them. */
  inbox?: InboxWords;
  /** What the overview of the team says; Bulgarian brings it with that. */
  team?: TeamWords;
  /** What the settings of the CRM say; Bulgarian brings it with them. */
  settings?: SettingsWords;
};

// Elements that say more complete it before they say anything.
const basics = { ...bgBasics } as Partial<Messages> as Messages;
const registered = new Map<string, Messages>([['bg', basics]]);
let english: Promise<void> | undefined;

/** Adds a language, or replaces one. */
export const registerMessages = (language: string, messages: Messages): void => {
  registered.set(language.toLowerCase(), messages);
};

/** Takes more of the Bulgarian words, unless the page brought its own. */
export const completeBulgarian = (words: Partial<Messages>): void => {
  if (registered.get('bg') === basics) Object.assign(basics, words);
};

const find = (tag: string): Messages | undefined => {
  const code = tag.toLowerCase();
  return registered.get(code) ?? registered.get(code.split('-')[0] ?? '') ?? registered.get('en');
};

/** Loads what a tag needs: English, also where the language is not known; `undefined` where it is here. */
export const loadMessages = (tag: string): Promise<void> | undefined => {
  if (find(tag)) return undefined;
  return (english ??= import('./en.js').then(
    ({ en }) => {
      if (!registered.has('en')) registered.set('en', en);
    },
    // Bulgarian words are better than none; the next element asks again.
    () => {
      english = undefined;
    },
  ));
};

/** The messages for a tag such as `bg-BG`; English where the language is not known. */
export const messagesFor = (tag: string): Messages => find(tag) ?? basics;
