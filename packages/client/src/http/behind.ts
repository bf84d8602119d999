import { NetworkError } from '../errors/index.js';

/**
 * Loads a part of the client when it is first wanted: once, and again where that failed.
 *
 * @throws {NetworkError} where it cannot be had
 */
export const behind = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw new NetworkError(error, 'A part of the page could not be loaded.');
    }));
};
