import type { Route } from '@towerp/crm-protocol';

type Answered<A> = A extends object ? { readonly answer: A } : { readonly answer?: undefined };

/**
 * What a call needs of a route at run time. The routes themselves also hold the schemas of what is sent, which only the
 * server checks: here they are types, and so weigh nothing in a page.
 */
export type Call<R extends Route> = Pick<R, 'method' | 'path'> & { readonly types?: R } & Answered<R['answer']>;

/** What a room calls, by name. */
export type Calls<Routes extends Record<keyof Routes, Route>, Name extends keyof Routes = keyof Routes> = {
  readonly [K in Name]: Call<Routes[K]>;
};
