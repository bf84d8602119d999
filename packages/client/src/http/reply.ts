import type { Responded } from './http.js';

/** What a call gives: `await` it for the value, or ask for what the response said beside it. */
export interface Reply<T> extends Promise<T> {
  /** The value with its place in the sequence, the HTTP status and the request's id. */
  withResponse(): Promise<Responded<T>>;
}

/** The reply of an answer on its way. */
export const replyOf = <T>(answer: Promise<Responded<T>>): Reply<T> =>
  Object.assign(
    answer.then(({ value }) => value),
    { withResponse: () => answer },
  );

/** The reply of an answer of which only a part is wanted. */
export const partOf = <A, T>(answer: Promise<Responded<A>>, part: (value: A) => T): Reply<T> =>
  replyOf(answer.then((responded) => ({ ...responded, value: part(responded.value) })));
