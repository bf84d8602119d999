import type { Ref } from './ref.js';

/** What the code of a kind looks like. */
export const kindPattern = /^[a-z][a-z0-9_]{0,39}$/;

/** The most characters of an identifier that TOWERP gave. */
export const erpIdMaxLength = 128;

/** True of an identifier without NUL and lone surrogates, which no database keeps as they are. */
export const hasWholeText = (value: string): boolean => !/[\0\p{Surrogate}]/u.test(value);

/** `client_order:43659`, as a ref stands in attributes and messages. */
export const formatRef = (ref: Ref): string => `${ref.kind}:${ref.id}`;

/** Reads `kind:id`, split at the first colon; `undefined` where it is no ref. */
export const parseRef = (value: string): Ref | undefined => {
  const colon = value.indexOf(':');
  const [kind, id] = [value.slice(0, Math.max(colon, 0)), value.slice(colon + 1)];
  const isRef = kindPattern.test(kind) && id !== '' && id.length <= erpIdMaxLength && hasWholeText(id);
  return isRef ? { kind, id } : undefined;
};

export const sameRef = (a: Ref, b: Ref): boolean => a.kind === b.kind && a.id === b.id;
