import { serve, type HttpBindings } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Refusal } from '../access/index.js';
import type { From } from './app.js';
import { problemResponse } from './problem.js';

/** How long requests in flight may go on once a server stops. */
const drain = 10_000;

/** The most bytes of a request's address and headers: two hundred refs of the longest ids fit. */
const maximumHeaders = 256 * 1024;

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

/** Answers what is no request that could be read, as every failure is answered. */
const answerBroken = async (error: NodeJS.ErrnoException, socket: Duplex): Promise<void> => {
  if (!socket.writable || error.code === 'ECONNRESET' || error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    socket.destroy();
    return;
  }
  const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const refusal = isTooLarge
    ? new Refusal('too_large', 'Address and headers have at most 256 KiB.')
    : new Refusal('invalid', 'This is no request of HTTP/1.1.', { errors: [] });
  const requestId = randomUUID();
  const response = problemResponse(refusal, requestId);
  const body = await response.text();
  const lines = [
    `HTTP/1.1 ${String(response.status)} ${STATUS_CODES[response.status] ?? ''}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
    `request-id: ${requestId}`,
    'cache-control: no-store',
    `content-length: ${String(Buffer.byteLength(body))}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
};

/** Serves requests over HTTP on a port; port 0 takes a free one. */
export const listen = (
  fetch: (request: Request, from: From) => Response | Promise<Response>,
  { port, host = '127.0.0.1' }: ListenOptions,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const answer = (request: Request, env: unknown) => fetch(request, fromOf((env as HttpBindings).incoming));
    const server = serve(
      { fetch: answer, port, hostname: host, serverOptions: { maxHeaderSize: maximumHeaders } },
      (address: AddressInfo) => {
        server.off('error', reject);
        const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
        resolve({ url: `http://${name}:${String(address.port)}`, close: () => stop(server) });
      },
    ) as Server;
    server.once('error', reject);
    server.on('clientError', (error, socket) => void answerBroken(error, socket));
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
