/** A mention being typed: its sign, what follows it, and how many characters that takes before the caret. */
export type Trigger = { sign: '@' | '№' | '#'; query: string; length: number };

// A sign counts at the beginning of a word only, so that an address or "C#" opens nothing; a name may be of three words.
const pattern = /(?:^|[\s([„“"'«/])(([@#№])([^\s@#№][^@#№\n\uFFFC]{0,60})?)$/u;
const spacedNumber = /(?:^|[\s([„“"'«/])((№)[ \u00A0]([^\s@#№\uFFFC]{0,40}))$/u;
const mostSpaces = 2;

/** The mention that is being typed at the end of a line, if one is. */
export const triggerAt = (before: string): Trigger | undefined => {
  const match = spacedNumber.exec(before) ?? pattern.exec(before);
  const [, whole, sign, query = ''] = match ?? [];
  if (!whole || !sign || (query.match(/\s/g)?.length ?? 0) > mostSpaces) return undefined;
  return { sign: sign as Trigger['sign'], query, length: whole.length };
};
