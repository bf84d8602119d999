/** What doctor found out about one thing; a bad one says what to do. */
export interface Finding {
  readonly isGood: boolean;
  readonly text: string;
}

export const good = (text: string): Finding => ({ isGood: true, text });
export const bad = (text: string): Finding => ({ isGood: false, text });

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
