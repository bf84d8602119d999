import * as z from 'zod/mini';

const unstorable = /[\0\p{Surrogate}]/u;

const wellFormed = z.refine<string>((value) => !unstorable.test(value), {
  error: 'must not contain NUL or lone surrogates',
});

const normalised = z.overwrite((value: string) => value.normalize('NFC').trim());

/** Unicode text in NFC, trimmed, of 1 to `maximum` characters. */
export const text = (maximum: number) => z.string().check(wellFormed, normalised, z.minLength(1), z.maxLength(maximum));

/** A topic: 1–300 characters (R2, R11, R14). */
export const TopicText = text(300);

/** Text as it stands inside rich text: NFC, spaces kept, no NUL, no lone surrogates. */
export const RunText = z.string().check(
  wellFormed,
  z.overwrite((value: string) => value.normalize('NFC')),
);
