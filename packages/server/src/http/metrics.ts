import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is told of one answered request. */
export interface Answered {
  readonly method: string;
  /** The path as the protocol writes it, so that ids make no series of their own. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What a node tells of itself, for Prometheus; never of whom or what it serves. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'crm_request_seconds',
      help: 'How long requests took to be answered.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [this.#registry],
    });
  }

  answered({ method, route, status, seconds }: Answered): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** Counts what happened, by its outcome. */
  counter(name: string, help: string): (outcome: string) => void {
    const counter = new Counter({ name, help, labelNames: ['outcome'], registers: [this.#registry] });
    return (outcome) => counter.inc({ outcome });
  }

  /** Tells how many there are at the moment of asking. */
  gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.#registry], collect: () => gauge.set(read()) });
  }

  /** Tells a count that is kept elsewhere and only grows. */
  total(name: string, help: string, read: () => number): void {
    const counter: Counter = new Counter({
      name,
      help,
      registers: [this.#registry],
      collect: () => {
        counter.reset();
        counter.inc(read());
      },
    });
  }

  async response(): Promise<Response> {
    return new Response(await this.#registry.metrics(), { headers: { 'Content-Type': this.#registry.contentType } });
  }

  close(): void {
    this.#registry.clear();
  }
}
