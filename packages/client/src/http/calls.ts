import type { Route, RouteAnswer } from '@towerp/crm-protocol';
import type { answers } from './answers.js';

type Answers = typeof answers;
type Shape<K extends keyof Answers> = RouteAnswer<{ method: 'GET'; path: ''; summary: ''; answer: Answers[K] }>;
type NameOf<T> = { [K in keyof Answers]: [T, Shape<K>] extends [Shape<K>, T] ? K : never }[keyof Answers];
type Answered<R extends Route> = R['answer'] extends object
  ? { readonly answer: NameOf<RouteAnswer<R>> }
  : { readonly answer?: undefined };

/**
 * What a call needs of a route to be sent. The route's schemas are types here, and so weigh nothing in a page; what it
 * answers is named, and checked by `answers.ts`, which comes beside the first call.
 */
export type Call<R extends Route> = Pick<R, 'method' | 'path'> & { readonly types?: R } & Answered<R>;

/** What a room calls, by name. */
export type Calls<Routes extends Record<keyof Routes, Route>, Name extends keyof Routes = keyof Routes> = {
  readonly [K in Name]: Call<Routes[K]>;
};
