import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, isPublic, PrivateAddressError, publicLookup } from './address.js';

/** A receiver that takes longer has not taken it. */
const patience = 5_000;
/** More than this of an answer is not read. */
const maximumAnswer = 64 * 1024;

/** What came of one attempt. */
export interface Attempt {
  /** The status that was answered; null where nothing was. */
  readonly status: number | null;
  /** Why nothing was answered. */
  readonly error: string | null;
}

export const isTaken = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const reasonOf = (error: unknown): string => {
  if (error instanceof PrivateAddressError) return 'private_address';
  const { name, code } = error as NodeJS.ErrnoException;
  return name === 'AbortError' || name === 'TimeoutError' ? 'timeout' : (code ?? 'failed');
};

/** Reads an answer so far as to be polite. */
const finish = (response: IncomingMessage, done: () => void): void => {
  let read = 0;
  response.on('data', (chunk: Buffer) => {
    read += chunk.byteLength;
    if (read > maximumAnswer) response.destroy();
  });
  response.on('close', done);
};

/** Sends one message, once: to a public address, no further than there, within 5 seconds. */
export const send = ({ url: text, headers, body }: Message, mayBePrivate: boolean): Promise<Attempt> =>
  new Promise((resolve) => {
    const url = new URL(text);
    const fail = (error: unknown): void => resolve({ status: null, error: reasonOf(error) });
    const isLiteral = isIP(hostOf(url)) !== 0;
    if (!mayBePrivate && (url.protocol !== 'https:' || (isLiteral && !isPublic(hostOf(url)))))
      return fail(new PrivateAddressError('It is no public address under https.'));
    const options = {
      method: 'POST',
      // A connection of its own: one that was let through must not serve another host.
      agent: false as const,
      signal: AbortSignal.timeout(patience),
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), 'User-Agent': 'TOWERP-CRM' },
      ...(mayBePrivate ? {} : { lookup: publicLookup }),
    }; // prettier-ignore
    const sending = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      finish(response, () => resolve({ status: response.statusCode ?? 0, error: null }));
    });
    sending.on('error', fail);
    return void sending.end(body);
  });
