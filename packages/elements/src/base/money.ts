/** "34 260,30 €" */
export const money = (amount: number, currency: string | null, language: string): string =>
  new Intl.NumberFormat(language, currency ? { style: 'currency', currency } : {}).format(amount);
