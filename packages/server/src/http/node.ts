import { serve, type HttpBindings } from '@hono/node-server';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { From } from './app.js';

/** How long requests in flight may go on once a server stops. */
const drain = 10_000;

export interface Listening {
  readonly url: string;
  /** Stops accepting, and waits for what is in flight, 10 s at most. */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly port: number;
  readonly host?: string;
}

// A proxy on this machine passes on what others ask; it says so.
const fromOf = ({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): From => ({
  isLocal:
    /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
    headers['x-forwarded-for'] === undefined &&
    headers['x-real-ip'] === undefined &&
    headers.forwarded === undefined,
});

/** Serves requests over HTTP on a port; port 0 takes a free one. */
export const listen = (
  fetch: (request: Request, from: From) => Response | Promise<Response>,
  { port, host = '127.0.0.1' }: ListenOptions,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const answer = (request: Request, env: unknown) => fetch(request, fromOf((env as HttpBindings).incoming));
    const server = serve({ fetch: answer, port, hostname: host }, (address: AddressInfo) => {
      server.off('error', reject);
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve({ url: `http://${name}:${String(address.port)}`, close: () => stop(server) });
    }) as Server;
    server.once('error', reject);
    // Streams live longer than any request may; slow senders of headers and bodies are still cut off.
    server.requestTimeout = 60_000;
    server.headersTimeout = 20_000;
    server.keepAliveTimeout = 65_000;
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drain).unref();
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
