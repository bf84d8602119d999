// The ceilings of the waits between attempts; with full jitter 2,000 clients of a restarted server come back spread out.
const ceilings = [250, 500, 1000, 2000, 4000, 8000, 10_000];

/** How long to wait before the attempt after `failures` failures in a row. */
export const backoff = (failures: number, random: () => number = Math.random): number =>
  random() * (ceilings[Math.min(failures, ceilings.length) - 1] ?? 0);
