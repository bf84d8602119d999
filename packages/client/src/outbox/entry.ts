import type { CrmError } from '../errors/index.js';

/** The form in which writes are kept; another form is left alone, never dropped. */
export const journalVersion = 1;

/** Why a write was refused, as it is kept. */
export interface Refusal {
  readonly code: CrmError['code'];
  readonly status: number;
  readonly detail: string;
  readonly requestId: string | undefined;
}

/** A write as it is kept until the server has taken it; its id is its idempotency key too. */
export interface Entry {
  readonly version: typeof journalVersion;
  readonly id: string;
  /** `comments.create`, `threads.patch`… */
  readonly operation: string;
  /** What it must stay in order with: its thread, and what it writes. */
  readonly lanes: readonly string[];
  readonly input: unknown;
  readonly key: string;
  readonly ifMatch: number | undefined;
  readonly at: string;
  readonly refusal?: Refusal;
}

/** What was kept, where it is of a form that is known here. */
export const entryOf = (kept: unknown): Entry | undefined => {
  const entry = kept as Partial<Entry> | undefined;
  const isKnown =
    entry?.version === journalVersion &&
    typeof entry.id === 'string' &&
    typeof entry.operation === 'string' &&
    Array.isArray(entry.lanes);
  return isKnown ? (entry as Entry) : undefined;
};

export const refusalOf = ({ code, status, detail, requestId }: CrmError): Refusal => ({
  code,
  status,
  detail,
  requestId,
});
