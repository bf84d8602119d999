/** Money in whole cents, so that sums come out exactly. */
export type Cents = number;

/** The amount as the wire writes it, in euros. */
export function euros(cents: Cents): number {
  return cents / 100;
}

/** The part of an amount, rounded to the cent. */
export function share(cents: Cents, part: number): Cents {
  return Math.round(cents * part);
}

/** The amount with the value added tax of 20 %. */
export function withTax(cents: Cents): Cents {
  return share(cents, 1.2);
}

/** „29 388,40 €“ and „8832,00 €“: a space parts the thousands from five digits on, as Bulgarian spelling has it. */
export function spokenMoney(cents: Cents): string {
  const whole = Math.trunc(Math.abs(cents) / 100).toString();
  const rest = (Math.abs(cents) % 100).toString().padStart(2, '0');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') : whole;
  return `${cents < 0 ? '−' : ''}${grouped},${rest}\u00a0€`;
}

/** Splits an amount by weights; the parts add up to the whole. */
export function split(cents: Cents, weights: readonly number[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => share(cents, weight / total));
  const rest = cents - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === parts.length - 1 ? part + rest : part));
}
