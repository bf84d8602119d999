// The ceilings of the waits between attempts, of which each is a random part.
const ceilings = [250, 500, 1000, 2000, 4000, 8000, 10_000];

/** How long to wait before the attempt after `failures` failures in a row. */
export const backoff = (failures: number, random: () => number = Math.random): number =>
  random() * (ceilings[Math.min(failures, ceilings.length) - 1] ?? 0);

/**
 * How long a stream waits before it comes back. A server that restarts loses all its streams at once: the first attempts
 * spread over 6 s and the later ones over 10 s more, so that of 2,000 clients never more than 400 come in a second, and
 * all are back within 30 s.
 */
export const reconnectWait = (failures: number, random: () => number = Math.random): number =>
  failures <= 1 ? random() * 6000 : 5000 + random() * 10_000;
