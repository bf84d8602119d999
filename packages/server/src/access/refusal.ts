import type { FieldError, ProblemCode } from '@towerp/crm-protocol';

interface More {
  readonly errors?: readonly FieldError[];
  /** What stands now, for `stale`. */
  readonly current?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A rule that says no; it reaches the caller as a problem of the contract. */
export class Refusal extends Error {
  override name = 'Refusal' as const;
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly more: More = {},
  ) {
    super(message);
  }
}

/** What a caller may not see and what does not exist are refused alike. */
export const notFound = (): Refusal => new Refusal('not_found', 'There is nothing here that you may see.');
export const forbidden = (detail = 'Your role may not do this.'): Refusal => new Refusal('forbidden', detail);
export const conflict = (detail: string): Refusal => new Refusal('conflict', detail);
/** One value of the request that is refused. */
export const invalid = (path: string, message: string, code = 'invalid'): Refusal =>
  new Refusal('invalid', path === '' ? message : `${path} ${message}`, { errors: [{ path, code, message }] });
