import type { ConnectionOptions, NatsConnection } from '@nats-io/transport-node';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Carrier, OpenCarrier } from './bus.js';

const subject = 'crm.moved';
/** How long to wait before a lost connection is opened again. */
const reopenAfter = 1_000;
const patience = 5_000;

/** What the library wants to be told apart: it reads no login from a URL. */
const optionsOf = (urls: string): ConnectionOptions => {
  const all = urls.split(',').map((url) => new URL(url.trim()));
  const [first] = all;
  const user = decodeURIComponent(first?.username ?? '');
  const pass = decodeURIComponent(first?.password ?? '');
  const login = user === '' ? {} : pass === '' ? { token: user } : { user, pass };
  return {
    servers: all.map(({ host }) => host),
    ...login,
    ...(all.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
    name: 'towerp-crm',
    noEcho: true,
    timeout: patience,
    pingInterval: 15_000,
    maxPingOut: 2,
    // Lost connections are opened again below, as those that never came about.
    reconnect: false,
  };
};

/** Tries one connection, and whether it can be used. @throws where it cannot, saying why */
export const probeNats = async (urls: string): Promise<void> => {
  const { connect } = await import('@nats-io/transport-node');
  const connection = await connect(optionsOf(urls));
  try {
    await connection.flush();
  } finally {
    await connection.close();
  }
};

/** Holds a connection to NATS, and opens it again whenever it is lost; what was announced meanwhile is lost. */
class NatsCarrier implements Carrier {
  readonly #options: ConnectionOptions;
  readonly #heard: (payload: string) => void;
  readonly #log: Logger;
  readonly #stop = new AbortController();
  readonly #stopped: Promise<undefined>;
  readonly #running: Promise<void>;
  #connection: NatsConnection | undefined;
  #wasToldAway = false;

  constructor(urls: string, heard: (payload: string) => void, log: Logger) {
    this.#options = optionsOf(urls);
    this.#heard = heard;
    this.#log = log;
    this.#stopped = new Promise((resolve) =>
      this.#stop.signal.addEventListener('abort', () => resolve(undefined), { once: true }),
    );
    this.#running = this.#run();
  }

  get isConnected(): boolean {
    return this.#connection !== undefined;
  }

  async send(payload: string): Promise<void> {
    this.#connection?.publish(subject, payload);
    // Until the server has it, further announcements gather into one.
    await this.#connection?.flush();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const error = await this.#hold().catch((reason: unknown) => reason);
      this.#connection = undefined;
      if (signal.aborted) return;
      if (!this.#wasToldAway)
        this.#log.warn({ err: error, servers: this.#options.servers }, 'NATS is away; streams look by themselves');
      this.#wasToldAway = true;
      await pause(reopenAfter * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Connects and stays until the connection is lost; answers why, where the library says so. */
  async #hold(): Promise<unknown> {
    const { connect } = await import('@nats-io/transport-node');
    const attempt = connect(this.#options);
    const connection = await Promise.race([attempt, this.#stopped]);
    if (!connection) {
      // Nobody waits for an attempt that is still under way; what comes of it is put away.
      attempt.then((late) => late.close()).catch(() => undefined);
      return undefined;
    }
    connection.subscribe(subject, {
      callback: (error, message) => {
        if (!error) this.#heard(message.string());
      },
    });
    await connection.flush();
    this.#connection = connection;
    this.#log.info({ servers: this.#options.servers }, 'NATS is reached');
    this.#wasToldAway = false;
    return Promise.race([connection.closed(), this.#stopped.then(() => connection.close())]);
  }
}

/** Announcements over NATS; `urls` may name several servers of one cluster, parted by commas. It never waits for a server. */
export const overNats =
  (urls: string, log: Logger): OpenCarrier =>
  (heard) =>
    Promise.resolve(new NatsCarrier(urls, heard, log));
