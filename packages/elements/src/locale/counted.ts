/** A message with a number in it: `#` stands for the number, the form follows the plural rules of the language. */
export type Counted = (count: number) => string;

/** Makes counted messages of a language that tells only one from other, as Bulgarian and English do. */
export const counting = (language: string): ((one: string, other: string) => Counted) => {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (one, other) => (count) => (rules.select(count) === 'one' ? one : other).replace('#', numbers.format(count));
};
