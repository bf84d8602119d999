import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from './database.js';

// Serialization failure, deadlock; and a twin that stored its answer under the same key in between.
const isTransient = (error: unknown): boolean =>
  error instanceof DatabaseError &&
  (error.code === '40001' ||
    error.code === '40P01' ||
    (error.code === '23505' && error.constraint === 'idempotency_pkey'));

/** Runs a transaction again, up to three times, where the database asks for it; tells of each time. */
export const retrying = async <T>(attempt: () => Promise<T>, again: () => void): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= 3 || !isTransient(error)) throw error;
      again();
      await pause(Math.random() * 20 * 2 ** tries);
    }
  }
};
