import type { ReactiveController, ReactiveControllerHost } from 'lit';

const minute = 60_000;
const hosts = new Set<ReactiveControllerHost>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Renders its host once a minute, all hosts in one beat, so that relative times stay true. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get now(): Date {
    return new Date();
  }

  hostConnected(): void {
    hosts.add(this.#host);
    timer ??= setInterval(() => {
      for (const host of hosts) host.requestUpdate();
    }, minute);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
}
