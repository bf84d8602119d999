import * as z from 'zod/mini';

/** Every problem code with its HTTP status. */
export const problemStatus = {
  invalid: 422,
  unauthenticated: 401,
  token_expired: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  in_flight: 409,
  stale: 412,
  too_large: 413,
  unsupported_media: 415,
  idempotency_mismatch: 422,
  cycle: 422,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof problemStatus;
export const ProblemCode = z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]);

/** One field that was refused. */
export const FieldError = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** What every failed request answers, as `application/problem+json` (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: ProblemCode,
  requestId: z.string(),
  errors: z.optional(z.array(FieldError)),
  current: z.optional(z.unknown()),
});
export type Problem = z.infer<typeof Problem>;
