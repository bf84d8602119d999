import type { AwsClient } from 'aws4fetch';
import { Refusal } from '../access/index.js';
import type { FileStorage } from './storage.js';
import { streamOf } from './stream-of.js';

export interface S3Options {
  /** Such as `https://s3.eu-central-1.amazonaws.com` or `http://minio:9000`; buckets stand in its path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A piece of a file: an object of its own, named by where it begins. */
interface Piece {
  readonly offset: number;
  readonly size: number;
}

/** So much of an upload is held in memory, and sent as one piece. */
const pieceSize = 8 * 2 ** 20;
const patience = 60_000;
const digits = 12;

const away = (why: string): Refusal => new Refusal('unavailable', `The storage of files ${why}.`);

const tagged = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value]) => value ?? '');

/**
 * Keeps files in a bucket of any S3-compatible storage. Objects cannot grow, so what is appended stands as pieces beside each
 * other: an upload that breaks off needs no clearing up there, and whatever came can be read at once.
 */
export class S3Storage implements FileStorage {
  readonly #options: S3Options;
  readonly #base: string;
  #client: Promise<AwsClient> | undefined;

  constructor(options: S3Options) {
    this.#options = options;
    this.#base = `${options.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(options.bucket)}`;
  }

  async size(key: string): Promise<number> {
    const last = (await this.#pieces(key)).at(-1);
    return last ? last.offset + last.size : 0;
  }

  async append(key: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    if ((await this.size(key)) !== offset) throw new Error('The file does not end where it is to go on.');
    let at = offset;
    let held: Uint8Array[] = [];
    let size = 0;
    const put = async (): Promise<void> => {
      if (size === 0) return;
      const body = new Uint8Array(Buffer.concat(held));
      await this.#put(key, at, body);
      at += size;
      held = [];
      size = 0;
    };
    try {
      for await (const chunk of bytes) {
        held.push(chunk);
        size += chunk.byteLength;
        if (size >= pieceSize) await put();
      }
    } finally {
      // Also what came before the source broke off.
      await put();
    }
  }

  seal(): Promise<void> {
    // An object that was acknowledged is kept.
    return Promise.resolve();
  }

  read(key: string, range?: { readonly start: number; readonly end: number }): ReadableStream<Uint8Array> {
    return streamOf(this.#chunks(key, range?.start ?? 0, range?.end ?? Number.MAX_SAFE_INTEGER));
  }

  async remove(key: string): Promise<void> {
    for (const { offset } of await this.#pieces(key)) await this.#ask('DELETE', this.#nameOf(key, offset));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Asks the bucket for nothing in particular. @throws {Refusal} where it cannot be used */
  async probe(): Promise<void> {
    await this.#pieces('probe');
  }

  async *#chunks(key: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    for (const { offset, size } of await this.#pieces(key)) {
      const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, size - 1)];
      if (from > to) continue;
      const isWhole = from === 0 && to === size - 1;
      const headers: Record<string, string> = isWhole ? {} : { Range: `bytes=${String(from)}-${String(to)}` };
      const response = await this.#ask('GET', this.#nameOf(key, offset), { headers });
      // Whole, since a slow reader of ours would try the storage's patience.
      yield new Uint8Array(await response.arrayBuffer());
    }
  }

  #nameOf(key: string, offset: number): string {
    return `/${key}/${String(offset).padStart(digits, '0')}`;
  }

  /** The pieces that stand without a gap, in order. */
  async #pieces(key: string): Promise<Piece[]> {
    const pieces: Piece[] = [];
    let expected = 0;
    for (let after = ''; ;) {
      const query = new URLSearchParams({
        'list-type': '2',
        prefix: `${key}/`,
        ...(after ? { 'start-after': after } : {}),
      });
      const xml = await (await this.#ask('GET', `?${query.toString()}`)).text();
      const [keys, sizes] = [tagged(xml, 'Key'), tagged(xml, 'Size')];
      for (const [index, name] of keys.entries()) {
        const piece = { offset: Number(name.slice(-digits)), size: Number(sizes[index]) };
        if (piece.offset !== expected) return pieces;
        pieces.push(piece);
        expected += piece.size;
      }
      const last = keys.at(-1);
      if (last === undefined || tagged(xml, 'IsTruncated')[0] !== 'true') return pieces;
      after = last;
    }
  }

  async #put(key: string, offset: number, body: Uint8Array<ArrayBuffer>): Promise<void> {
    // A twin at another node that was faster is not overwritten, where the storage knows such conditions.
    await this.#ask('PUT', this.#nameOf(key, offset), { body, headers: { 'If-None-Match': '*' } });
  }

  async #ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const client = await this.#open();
    const response = await client
      .fetch(`${this.#base}${path}`, { ...init, method, signal: AbortSignal.timeout(patience) })
      .catch((error: unknown) => {
        throw away(`cannot be reached (${error instanceof Error ? error.name : 'unknown'})`);
      });
    if (response.ok) return response;
    const [code = ''] = tagged(await response.text().catch(() => ''), 'Code');
    throw away(`answers ${String(response.status)} ${code}`.trim());
  }

  #open(): Promise<AwsClient> {
    const { region, accessKeyId, secretAccessKey } = this.#options;
    this.#client ??= import('aws4fetch').then(
      ({ AwsClient }) => new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 }),
    );
    return this.#client;
  }
}
