import type { EntityKind, Entities } from './cache.js';
import type { Hub } from './hub.js';
import { insteadOf, Live } from './live.js';

/** One entity by its id, live; also one that was made here and waits for the server. */
export const liveOne = <K extends EntityKind>(
  hub: Hub,
  kind: K,
  id: string,
  get: (signal: AbortSignal) => Promise<{ value: Entities[K]; seq: number }>,
): Live<string, Entities[K]> => {
  const isLocal = (): boolean => hub.cache.isLocal(kind, id);
  return new Live<string, Entities[K]>(hub, {
    load: async (_, signal) => {
      try {
        const { value, seq } = await get(signal);
        hub.cache.put(kind, value, seq);
        return { value: id, seq };
      } catch (error) {
        return insteadOf(isLocal, id)(error);
      }
    },
    seed: () => (isLocal() ? id : undefined),
    show: () => hub.cache.get(kind, id),
  });
};
