import type * as z from 'zod/mini';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Fields = Readonly<Record<string, z.ZodMiniType>>;

/** One operation of the API; the server's validation, the client's call and the OpenAPI document derive from it. */
export interface Route {
  readonly method: Method;
  /** The path under `/v1`, with parameters in braces. */
  readonly path: string;
  readonly summary: string;
  /** What a caller needs to know beside the schemas. */
  readonly description?: string;
  readonly params?: Fields;
  readonly query?: Fields;
  readonly body?: z.ZodMiniType;
  /** The answer's body; absent where there is none (204). */
  readonly answer?: z.ZodMiniType;
  /** Answers 201 the first time, 200 where what was asked already stood. */
  readonly creates?: true;
  /** Roles that may call it; every role where absent. */
  readonly roles?: readonly ('admin' | 'member' | 'portal' | 'service')[];
  /** True where the body or the answer is a stream rather than JSON. */
  readonly raw?: true;
  /** What a raw operation takes, and what it answers with where that is no JSON. */
  readonly takes?: string;
  readonly gives?: string;
  /** The status of a raw operation's success; 200 where absent. */
  readonly status?: 201 | 204;
  /** Headers that it reads, beside those that many operations read. */
  readonly headers?: Fields;
  /** True where no token is needed: what the caller may is signed into the address. */
  readonly open?: true;
}

type InputOf<F> = F extends Fields ? { [K in keyof F]: z.input<F[K]> } : never;
type OutputOf<F> = F extends Fields ? { [K in keyof F]: z.output<F[K]> } : unknown;
type Optional<T> = { [K in keyof T as undefined extends T[K] ? K : never]?: T[K] } & {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
};

/** What a handler receives, parsed. */
export type RouteInput<R extends Route> = {
  readonly params: OutputOf<R['params']>;
  readonly query: Optional<OutputOf<R['query']>>;
  readonly body: R['body'] extends z.ZodMiniType ? z.output<R['body']> : undefined;
};

/** The body that a caller sends. */
export type RouteBody<R extends Route> = R['body'] extends z.ZodMiniType ? z.input<R['body']> : undefined;

/** The path parameters that a caller gives. */
export type RouteParams<R extends Route> = InputOf<R['params']>;

/** The query that a caller gives, as typed values rather than text. */
export type RouteQuery<R extends Route> = Optional<OutputOf<R['query']>>;

/** What a call answers. */
export type RouteAnswer<R extends Route> = R['answer'] extends z.ZodMiniType ? z.output<R['answer']> : undefined;

export const route = <const R extends Route>(definition: R): R => definition;

/** Fills a path's parameters, percent-encoded. */
export const fillPath = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`The path ${path} needs ${name}.`);
    return encodeURIComponent(value);
  });
