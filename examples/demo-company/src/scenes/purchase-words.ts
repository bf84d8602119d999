import type { Purchase } from '../documents/flow.js';
import type { Situation } from '../threads/situation.js';

/** The purchase that a story of supply is about. */
export function bought(situation: Situation): Purchase {
  if (situation.purchase === undefined) throw new TypeError('this story is about a purchase');
  return situation.purchase;
}

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
