import { Refusal } from '../access/index.js';
import type { Claims } from './auth.js';

/** A service speaks for many people. */
const serviceFactor = 20;

/** Lets each person make so many requests a second, and five times as many in a burst; 0 sets no limit. */
export class RateLimit {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #rate: number;

  constructor(rate = 200) {
    this.#rate = rate;
  }

  /** @throws {Refusal} `rate_limited` */
  spend({ company, sub, role }: Claims, now = performance.now()): void {
    if (this.#rate === 0) return;
    const rate = this.#rate * (role === 'service' ? serviceFactor : 1);
    const key = `${company}\0${sub}`;
    const bucket = this.#buckets.get(key) ?? { tokens: rate * 5, at: now };
    bucket.tokens = Math.min(rate * 5, bucket.tokens + ((now - bucket.at) / 1000) * rate);
    bucket.at = now;
    this.#remember(key, bucket, now);
    if (bucket.tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / rate));
      throw new Refusal('rate_limited', 'You ask faster than is allowed.', {
        headers: { 'Retry-After': String(seconds) },
      });
    }
    bucket.tokens -= 1;
  }

  #remember(key: string, bucket: { tokens: number; at: number }, now: number): void {
    this.#buckets.set(key, bucket);
    if (this.#buckets.size < 50_000) return;
    // A bucket is full again after five seconds, as if it had never been.
    for (const [other, { at }] of this.#buckets) if (now - at > 5_000) this.#buckets.delete(other);
  }
}
