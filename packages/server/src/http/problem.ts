import { problemStatus, type FieldError, type ProblemCode } from '@towerp/crm-protocol';
import { Refusal } from '../access/index.js';
import { DatabaseError, DatabaseUnavailableError } from '../database/index.js';

const titles: Readonly<Record<ProblemCode, string>> = {
  invalid: 'The request is not valid',
  unauthenticated: 'Who asks is not known',
  token_expired: "The token's time is over",
  forbidden: 'This may not be done by you',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Something else stands in the way',
  in_flight: 'The same request is being worked on',
  stale: 'It has changed meanwhile',
  too_large: 'Too large',
  unsupported_media: 'Unsupported media type',
  idempotency_mismatch: 'The key was used for another request',
  cycle: 'Records would derive from themselves',
  rate_limited: 'Too many requests',
  unavailable: 'Not available at the moment',
  internal: 'Something went wrong here',
};

const challenge: Partial<Record<ProblemCode, Record<string, string>>> = {
  unauthenticated: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  token_expired: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="expired"' },
  in_flight: { 'Retry-After': '1' },
  rate_limited: { 'Retry-After': '1' },
  unavailable: { 'Retry-After': '1' },
};

/** What went wrong as a refusal of the contract; what nobody foresaw is `internal` and tells nothing. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof DatabaseUnavailableError)
    return new Refusal('unavailable', 'The database cannot be reached or is too busy.');
  // Serialization failures and deadlocks that trying again did not end.
  if (error instanceof DatabaseError && error.code.startsWith('40'))
    return new Refusal('unavailable', 'Others write the same at the moment.');
  // Data exceptions: a value that passed the schemas and that the database still cannot hold.
  if (error instanceof DatabaseError && error.code.startsWith('22'))
    return new Refusal('invalid', 'A value cannot be stored.', { errors: [] });
  return new Refusal('internal', 'The server met an error that it did not expect.');
};

/** Answers a failed request as `application/problem+json` (RFC 9457). */
export const problemResponse = (refusal: Refusal, requestId: string): Response => {
  const { code, more } = refusal;
  const body = {
    type: `https://towerp.bg/crm/problems/${code}`,
    title: titles[code],
    status: problemStatus[code],
    detail: refusal.message,
    code,
    requestId,
    ...(more.errors ? { errors: more.errors } : problemStatus[code] === 422 ? { errors: [] } : {}),
    ...(more.current === undefined ? {} : { current: more.current }),
  };
  const headers = { 'Content-Type': 'application/problem+json', ...challenge[code], ...more.headers };
  return new Response(JSON.stringify(body), { status: problemStatus[code], headers });
};

interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[] | undefined;
  readonly errors?: readonly (readonly Issue[])[] | undefined;
}

const fieldErrors = (issue: Issue, above: readonly PropertyKey[]): FieldError[] => {
  const path = [...above, ...issue.path];
  // Of the alternatives of a union, the one that got furthest says best what is wrong.
  const branches = (issue.errors ?? []).filter((branch) => branch.length > 0);
  const deepest = branches.toSorted((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0];
  if (issue.code === 'invalid_union' && deepest) return deepest.flatMap((inner) => fieldErrors(inner, path));
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      path: [...path, key].join('.'),
      code: 'unknown',
      message: 'is not known here',
    }));
  return [{ path: path.map(String).join('.'), code: issue.code ?? 'invalid', message: issue.message }];
};

/** What a schema refused, as `invalid` with its fields. */
export const invalidInput = (issues: readonly unknown[]): Refusal => {
  const errors = (issues as readonly Issue[]).flatMap((issue) => fieldErrors(issue, [])).slice(0, 50);
  const first = errors[0];
  return new Refusal(
    'invalid',
    first ? `${first.path || 'The request'}: ${first.message}` : 'The request is not valid.',
    { errors },
  );
};
