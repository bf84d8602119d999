// The streamlined system of the Bulgarian law on transliteration, by letters; it is what people type without a Cyrillic layout.
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sht',
  ъ: 'a',
  ь: 'y',
  ю: 'yu',
  я: 'ya',
  ы: 'y',
  э: 'e',
  ё: 'e',
};

// Keys in one order: Latin (US), Cyrillic phonetic, Cyrillic BDS.
const layouts = [
  "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  "чявертъуиопшщюасдфгхйкл;'зьцжбнм,./",
  '(,уеишщксдзц;„ьяаожгтнвмчюйъэфхпрлб',
] as const;

/** Folds text to lower-case Latin letters and digits, so that both scripts meet. */
export const fold = (text: string): string =>
  [
    ...text
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, (mark) => (mark === '\u0306' ? mark : '')),
  ]
    .join('')
    .normalize('NFC')
    .replaceAll(/[а-яыэё]/g, (letter) => latin[letter] ?? letter);

/** The words of a text, folded, each once. */
export const foldedWords = (text: string): readonly string[] => {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  // A number is looked for whole too, as it stands: SO-2026/17.
  const whole = text.split(/\s+/).filter((word) => /[\p{L}\p{N}][^\p{L}\p{N}\s]+[\p{L}\p{N}]/u.test(word));
  return [...new Set([...words, ...whole].map((word) => fold(word).slice(0, 60)))];
};

const retype = (text: string, from: string, to: string): string =>
  [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('');

/** What may have been meant by what was typed: as it stands, or on the wrong keyboard layout; folded. */
export const foldedReadings = (typed: string): readonly string[] => {
  const text = typed.trim().toLowerCase();
  const [us, phonetic, bds] = layouts;
  const isCyrillic = /[а-я]/.test(text);
  const others = isCyrillic
    ? [retype(text, phonetic, us), retype(text, bds, us)]
    : [retype(text, us, phonetic), retype(text, us, bds)];
  return [...new Set([text, ...others].map(fold))].filter((reading) => reading !== '');
};
