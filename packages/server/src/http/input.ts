import { QueryError, readQuery, type Route } from '@towerp/crm-protocol';
import * as z from 'zod/mini';
import { notFound, Refusal } from '../access/index.js';
import { parseJson, readBytes } from './body.js';
import { keyOf } from './idempotency.js';
import { invalidInput } from './problem.js';

/** A request read and checked as far as its words go. What is wrong with it is told only after the caller was let see what it names. */
export interface Read {
  readonly query: Record<string, unknown>;
  readonly body: unknown;
  readonly bytes: Uint8Array;
  /** The `Idempotency-Key` of a mutation. */
  readonly key: string | undefined;
  readonly refusal: Refusal | undefined;
}

const schemas = new WeakMap<Route, { params: z.ZodMiniType; query: z.ZodMiniType }>();

const schemasOf = (route: Route): { params: z.ZodMiniType; query: z.ZodMiniType } => {
  const known = schemas.get(route) ?? {
    params: z.object({ ...route.params }),
    query: z.strictObject({ ...route.query }),
  };
  schemas.set(route, known);
  return known;
};

/** Reads the parameters of a path; an id that nothing can have names nothing. */
export const readParams = (route: Route, params: Record<string, string>): Record<string, unknown> => {
  const parsed = schemasOf(route).params.safeParse(params);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  throw route.method === 'PUT' ? invalidInput(parsed.error.issues) : notFound();
};

/** Reads the query. @throws {Refusal} `invalid` */
export const readQueryOf = (route: Route, search: string): Record<string, unknown> => {
  try {
    const parsed = schemasOf(route).query.safeParse({ ...readQuery(search, route.query ?? {}) });
    if (!parsed.success) throw invalidInput(parsed.error.issues);
    return parsed.data as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new Refusal('invalid', `${error.parameter} ${error.message}`, {
      errors: [{ path: error.parameter, code: 'invalid', message: error.message }],
    });
  }
};

const bodyOf = (schema: z.ZodMiniType, contentType: string | null, bytes: Uint8Array): unknown => {
  const parsed = schema.safeParse(parseJson(contentType, bytes));
  if (!parsed.success) throw invalidInput(parsed.error.issues);
  return parsed.data;
};

const mutations = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Reads query and body, keeping the first refusal instead of throwing it. */
export const readInput = async (route: Route, request: Request, search: string): Promise<Read> => {
  let refusal: Refusal | undefined;
  let bytes: Uint8Array = new Uint8Array();
  let query: Record<string, unknown> = {};
  let body: unknown;
  let key: string | undefined;
  try {
    if (mutations.has(request.method)) {
      key = keyOf(request);
      bytes = await readBytes(request);
    }
    query = readQueryOf(route, search);
    if (route.body) body = bodyOf(route.body, request.headers.get('content-type'), bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
  }
  return { query, body, bytes, key, refusal };
};
