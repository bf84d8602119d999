const isField = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));

/** The code of a letter or digit key that may act: no modifier, no field, nobody took it before; else undefined. */
export const actingKey = (event: KeyboardEvent): string | undefined => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  // Inside nested shadow roots the target is the outermost host; the path tells where the caret is.
  return isField(event.composedPath()[0]) ? undefined : event.code;
};

/** 0–5 for the keys 1–6 of the row or of the number pad, else undefined. */
export const statusIndexOf = (code: string): number | undefined => {
  const digit = /^(?:Digit|Numpad)([1-6])$/.exec(code)?.[1];
  return digit === undefined ? undefined : Number(digit) - 1;
};
