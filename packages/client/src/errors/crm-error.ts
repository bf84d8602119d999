import type { FieldError, ProblemCode } from '@towerp/crm-protocol';

/** Why a call failed: a problem code of the contract, or what happened on the way to the server. */
export type CrmErrorCode = ProblemCode | 'network' | 'timeout' | 'contract' | 'upgrade_required';

/** What an error knows beside its message. */
export interface CrmErrorFields {
  readonly code: CrmErrorCode;
  readonly detail: string;
  /** The HTTP status; 0 where there was no answer. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

// A registered symbol, so that an error made by another copy of this package or in another frame is known as well.
const brand = Symbol.for('@towerp/crm-client/error');

/** The base of every error that a call rejects with. */
export class CrmError extends Error {
  /** As its class is called, also in a minified page: `NotFoundError` for `not_found`. */
  override readonly name: string;
  readonly code: CrmErrorCode;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldError[];
  readonly detail: string;
  /** How long the server asks to wait, where it does. */
  readonly retryAfterMs: number | undefined;
  readonly [brand] = true;

  constructor(fields: CrmErrorFields) {
    super(fields.detail, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = `${fields.code.replaceAll(/(?:^|_)(.)/g, (_, first: string) => first.toUpperCase())}Error`;
    this.code = fields.code;
    this.detail = fields.detail;
    this.status = fields.status ?? 0;
    this.requestId = fields.requestId;
    this.errors = fields.errors ?? [];
    this.retryAfterMs = fields.retryAfterMs;
  }
}

/** True for an error of this package, also one of another copy or realm; with `code`, only for that one. */
export const isCrmError = (error: unknown, code?: CrmErrorCode): error is CrmError =>
  typeof error === 'object' &&
  error !== null &&
  brand in error &&
  (code === undefined || (error as CrmError).code === code);
