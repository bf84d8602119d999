import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a receiver got it. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Another system: takes messages over a real socket, and answers as told. */
export class Receiver {
  readonly received: Received[] = [];
  readonly #server: Server;
  readonly #waiting = new Set<() => void>();
  /** Decides what a message is answered with; a promise that never comes is a receiver that hangs. */
  answer: (message: Received) => { status: number; headers?: Record<string, string> } | Promise<never> = () => ({
    status: 204,
  });

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const message = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
        this.received.push(message);
        void Promise.resolve(this.answer(message)).then(({ status, headers }) =>
          response.writeHead(status, headers).end(),
        );
        for (const look of this.#waiting) look();
      });
    });
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/hook`;
  }

  get types(): string[] {
    return this.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  }

  /** Once so many messages have come. */
  until(count: number): Promise<readonly Received[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Only ${String(this.received.length)} came: ${this.types.join(', ')}`)),
        15_000,
      );
      const look = (): void => {
        if (this.received.length < count) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(this.received);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
