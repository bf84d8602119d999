// Control characters, what turns the direction of writing (and so hides an extension), and what cannot be stored.
const hidden = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const longest = 200;

/** The name of a file without what deceives: no path, no control characters, no turned writing, at most 200 characters. */
export const neutralName = (given: string): string => {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last.replaceAll(hidden, '').replaceAll(/^[\s.]+|[\s.]+$/g, '');
  if (name === '') return 'file';
  const characters = [...name];
  if (characters.length <= longest) return name;
  const extension = /\.[^.\s]{1,12}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, longest - extension.length).join('') + extension;
};

const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);

/** `Content-Disposition` (RFC 6266): the name in ASCII for those that know no better, and as it is. */
export const disposition = (type: 'inline' | 'attachment', name: string): string =>
  `${type}; filename="${name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encoded(name)}`;
