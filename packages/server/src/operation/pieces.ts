import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Mistake } from './mistake.js';

const lineFeed = 10;

/** Some whole lines of a file. */
export interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: number;
  /** How many lines of the file come before. */
  readonly before: number;
}

const linesIn = (bytes: Uint8Array): number => {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
};

/** The size of a file that can be read. @throws {Mistake} */
export const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Mistake(
      error.code === 'ENOENT' ? `${path} is not there.` : `${path} cannot be read (${error.code ?? ''}).`,
    );
  });
  if (found.isDirectory()) throw new Mistake(`${path} is a folder.`);
  return found.size;
};

/** Cuts a file between lines, into pieces of about `size` bytes: each is a request that ends well before a server's patience. */
export const piecesOf = async function* (path: string, size: number): AsyncGenerator<Piece> {
  let held: Buffer[] = [];
  let bytes = 0;
  let before = 0;
  const piece = (parts: Buffer[]): Piece => {
    const whole = new Uint8Array(Buffer.concat(parts));
    const lines = linesIn(whole);
    before += lines;
    return { bytes: whole, lines, before: before - lines };
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    held.push(chunk);
    bytes += chunk.length;
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (bytes < size || end === 0) continue;
    const rest = chunk.subarray(end);
    yield piece([...held.slice(0, -1), chunk.subarray(0, end)]);
    held = [rest];
    bytes = rest.length;
  }
  if (bytes > 0) yield piece(held);
};
