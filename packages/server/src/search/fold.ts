// The streamlined system of the Bulgarian law on transliteration, by letters. `crm_fold` in migration 0004 says the same in
// SQL, and a test holds both together.
const latin: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya',
  ы: 'y', э: 'e', ё: 'e',
}; // prettier-ignore

/** Folds text to lower-case Latin letters without accents, so that both scripts meet. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    // All accents but the breve, without which й would be и.
    .replaceAll(/[\u0300-\u0305\u0307-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[а-яыэё]/g, (letter) => latin[letter] ?? letter);

const longestWord = 60;
const isNumber = (word: string): boolean => /^\d+$/.test(word);
/** A number without the zeros that lead it. */
export const withoutZeros = (word: string): string => word.replace(/^0+(?=\d)/, '');

/** The parts of a number such as РЛ2160-04, also where only a letter beside a digit parts them. */
export const partsOf = (folded: string): string[] => folded.match(/\p{L}+|\p{N}+/gu) ?? [];

/** Groups of digits that stand beside each other, written together: 43 659. */
export const joinDigits = (words: readonly string[]): string[] =>
  words.reduce<string[]>((joined, word, index) => {
    const before = words[index - 1];
    if (before !== undefined && isNumber(before) && isNumber(word)) joined.push((joined.pop() ?? '') + word);
    else joined.push(word);
    return joined;
  }, []);

/** The ends of a number, from each of its parts on: rl216004, 216004, 04. */
const endsOf = (parts: readonly string[]): string[] => parts.map((_, index) => parts.slice(index).join(''));

/** The words by whose beginning a text is found, folded, each once; numbers also from each part on, and without leading zeros. */
export const foldedWords = (text: string): readonly string[] => {
  const tokens = fold(text).split(/\s+/);
  const words = tokens.flatMap((token) => {
    const plain = token.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (!/\d/.test(token)) return plain;
    const parts = partsOf(token);
    return [...plain, ...endsOf(parts), ...endsOf(parts.map(withoutZeros))];
  });
  const numbers = joinDigits(tokens).filter(isNumber);
  return [...new Set([...words, ...numbers].map((word) => word.slice(0, longestWord)))];
};
