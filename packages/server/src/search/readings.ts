import { fold, joinDigits, partsOf, withoutZeros } from './fold.js';

// Keys in one order: Latin (US), Cyrillic phonetic, Cyrillic BDS.
const layouts = [
  "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  "чявертъуиопшщюасдфгхйкл;'зьцжбнм,./",
  '(,уеишщксдзц;„ьяаожгтнвмчюйъэфхпрлб',
] as const;

const retype = (text: string, from: string, to: string): string =>
  [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('');

const onOtherLayouts = (text: string): string[] => {
  const [us, phonetic, bds] = layouts;
  return /[а-я]/.test(text)
    ? [retype(text, phonetic, us), retype(text, bds, us)]
    : [retype(text, us, phonetic), retype(text, us, bds)];
};

type Spelling = readonly [written: RegExp, others: readonly string[]];

// How people spell Bulgarian in Latin letters beside the official way, each by what the official way writes.
const informal: readonly Spelling[] = [
  [/6t(?=[a-z])/y, ['sht']],
  [/(?<=[a-z])6|6(?=[a-z])/y, ['sh']],
  [/(?<=[a-z])4|4(?=[a-z])/y, ['ch']],
  [/iu|ju/y, ['yu']],
  [/ia/y, ['iya', 'ya']],
  [/ja/y, ['ya']],
  [/q/y, ['ya']],
  [/tz/y, ['ts']],
  [/kh/y, ['h']],
  [/w/y, ['v']],
  [/x/y, ['h', 'ks']],
  [/j/y, ['zh', 'y']],
  [/c(?!h)/y, ['ts', 'k']],
  [/(?<=[aeou])i/y, ['y']],
  [/(?<![aeiou])y(?![aeiou])/y, ['a']],
  [/u/y, ['a']],
];

// What Cyrillic letters may stand for where a name is written in Latin ones: Weber, Max, Cibox.
const foreign: readonly Spelling[] = [
  [/кс/y, ['x']],
  [/в/y, ['w']],
  [/к/y, ['c']],
  [/ж/y, ['j']],
  [/ц/y, ['c']],
  [/й/y, ['i', 'j']],
  [/ф/y, ['ph']],
  [/ъ/y, ['u']],
];

/** So many spellings of one typed text are looked for, those with the fewest changes first. */
const most = 16;

interface Spelled {
  readonly text: string;
  readonly changes: number;
}

const respell = (text: string, spellings: readonly Spelling[]): string[] => {
  let spelled: Spelled[] = [{ text: '', changes: 0 }];
  for (let at = 0; at < text.length;) {
    const place = at;
    const match = spellings
      .map(([pattern, others]) => {
        pattern.lastIndex = place;
        return { written: pattern.exec(text)?.[0], others };
      })
      .find(({ written }) => written !== undefined);
    const written = match?.written ?? text.charAt(at);
    const others = match?.others ?? [];
    spelled = spelled
      .flatMap(({ text: before, changes }) => [
        { text: before + written, changes },
        ...others.map((other) => ({ text: before + other, changes: changes + 1 })),
      ])
      .sort((a, b) => a.changes - b.changes)
      .slice(0, most);
    at += written.length;
  }
  return spelled.map((one) => one.text);
};

/**
 * What may have been meant by what was typed, folded: as it stands, spelled the informal way, or on the wrong keyboard layout.
 * What is likeliest comes first.
 */
export const readingsOf = (typed: string): readonly string[] => {
  const text = typed.normalize('NFC').trim().toLowerCase();
  const spelled = /[а-я]/.test(text) ? respell(text, foreign) : respell(text, informal);
  const readings = [text, ...spelled, ...onOtherLayouts(text)].map(fold);
  return [...new Set(readings)].filter((reading) => reading !== '');
};

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The readings as words, each of which something sought has one that begins so; numbers also as they may be written elsewhere. */
export const wordReadingsOf = (typed: string): readonly (readonly string[])[] => {
  const readings = readingsOf(typed).flatMap((reading) => {
    const words = wordsOf(reading);
    return /\d/.test(reading) ? [words, words.map(withoutZeros), joinDigits(words), partsOf(reading)] : [words];
  });
  const distinct = new Map(readings.map((words) => [words.join(' '), words]));
  return [...distinct.values()].filter((words) => words.length > 0);
};

/** What a number comes down to, however it is written: SO-0043659, so 43659. */
export const compactOf = (text: string): string => partsOf(fold(text)).map(withoutZeros).join('');

/** Patterns of LIKE for what may have been meant, to be found anywhere in a folded text; null where nothing is sought. */
export const patternsOf = (q: string | undefined): readonly string[] | null =>
  q === undefined ? null : readingsOf(q).map((reading) => `%${reading.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
