import { newId } from '@towerp/crm-protocol/words';
import type { Write, WriteOptions } from './operation.js';

/** Writes by a room's actions. */
export type Acting<A> = <T>(
  act: (actions: A, options: WriteOptions) => Write<T>,
  options: WriteOptions | undefined,
) => Write<T>;

/** Writes as soon as what writes has come; that is loaded behind the page's own code. */
export const actingBy =
  <A>(now: () => A | undefined, load: () => Promise<A>): Acting<A> =>
  <T>(act: (actions: A, options: WriteOptions) => Write<T>, given: WriteOptions = {}): Write<T> => {
    const options = { ...given, id: given.id ?? newId() };
    const actions = now();
    if (actions) return act(actions, options);
    // In an array, for a write is a promise itself and would be awaited with the loading.
    const later = load().then((loaded) => [act(loaded, options)] as const);
    return Object.assign(
      later.then(([write]) => write),
      {
        id: options.id,
        undo: async () => (await later)[0].undo(),
        withResponse: async () => (await later)[0].withResponse(),
      },
    );
  };
