import type { Problem, ProblemCode } from '@towerp/crm-protocol';
import { CrmError, isCrmError, type CrmErrorFields } from './crm-error.js';

/** 422: something that was sent is not valid; `errors` names the fields. */
export class InvalidError extends CrmError {}

/** 401: nobody is signed in, or the token does not hold. */
export class UnauthenticatedError extends CrmError {}

/** 401: the token's time is over. */
export class TokenExpiredError extends CrmError {}

/** 403: the caller sees it and may not do this. */
export class ForbiddenError extends CrmError {}

/** 404: it is not there, or the caller may not see it. */
export class NotFoundError extends CrmError {}

/** 405: the server does not know this method here. */
export class MethodNotAllowedError extends CrmError {}

/** 409: it contradicts what stands. */
export class ConflictError extends CrmError {}

/** 409: the same request is still being worked on. */
export class InFlightError extends CrmError {}

/** 412: somebody changed it meanwhile; `current` is what stands now. */
export class StaleError extends CrmError {
  readonly current: unknown;

  constructor(fields: CrmErrorFields, current?: unknown) {
    super(fields);
    this.current = current;
  }
}

/** 413: the request is too large. */
export class TooLargeError extends CrmError {}

/** 415: the server does not take this type of content. */
export class UnsupportedMediaError extends CrmError {}

/** 422: the idempotency key was used for another request. */
export class IdempotencyMismatchError extends CrmError {}

/** 422: a record would derive from itself. */
export class CycleError extends CrmError {}

/** 429: too many requests, also after waiting as asked. */
export class RateLimitedError extends CrmError {}

/** 503: the server cannot answer now. */
export class UnavailableError extends CrmError {}

/** 500, or an answer that is no problem of the contract. */
export class InternalError extends CrmError {}

const classes = {
  invalid: InvalidError,
  unauthenticated: UnauthenticatedError,
  token_expired: TokenExpiredError,
  forbidden: ForbiddenError,
  not_found: NotFoundError,
  method_not_allowed: MethodNotAllowedError,
  conflict: ConflictError,
  in_flight: InFlightError,
  stale: StaleError,
  too_large: TooLargeError,
  unsupported_media: UnsupportedMediaError,
  idempotency_mismatch: IdempotencyMismatchError,
  cycle: CycleError,
  rate_limited: RateLimitedError,
  unavailable: UnavailableError,
  internal: InternalError,
} satisfies Record<ProblemCode, typeof CrmError>;

/** The error of a problem that the server answered. */
export const errorOfProblem = (problem: Problem, more?: Pick<CrmErrorFields, 'retryAfterMs'>): CrmError =>
  new classes[problem.code]({ ...problem, detail: problem.detail || problem.title, ...more }, problem.current);

/** The error of what was once refused, made again from what was kept of it. */
export const errorOf = (fields: CrmErrorFields, current?: unknown): CrmError =>
  fields.code in classes ? new classes[fields.code as ProblemCode](fields, current) : new CrmError(fields);

/** True where somebody changed it meanwhile; `current` is what stands now. */
export const isStaleError = (error: unknown): error is StaleError => isCrmError(error, 'stale');
