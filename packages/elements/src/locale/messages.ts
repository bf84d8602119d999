import { bg } from './bg.js';
import { en } from './en.js';

type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { [K in keyof T]: Widened<T[K]> };

/** Every sentence of the elements; Bulgarian is the source. */
export type Messages = Omit<Widened<typeof bg>, 'shortMonths' | 'kinds' | 'letters'> & {
  /** Short months where Intl's differ between engines; null leaves them to Intl. */
  shortMonths: readonly string[] | null;
  /** Names of the kinds of record, as they stand inside a sentence. */
  kinds: Readonly<Record<string, string>>;
  /** The two letters of a kind's mark. */
  letters: Readonly<Record<string, string>>;
};

const registered = new Map<string, Messages>([
  ['bg', bg],
  ['en', en],
]);

/** Adds a language, or replaces one. */
export const registerMessages = (language: string, messages: Messages): void => {
  registered.set(language.toLowerCase(), messages);
};

/** The messages for a tag such as `bg-BG`; English where the language is not known. */
export const messagesFor = (tag: string): Messages => {
  const code = tag.toLowerCase();
  return registered.get(code) ?? registered.get(code.split('-')[0] ?? '') ?? en;
};
