/** A line of an import and its number; blank ones are counted and left out. */
export interface NumberedLine {
  readonly number: number;
  /** Undefined where it is no UTF-8, or too long to be read. */
  readonly text: string | undefined;
  readonly isTooLong: boolean;
}

/** The longest line that is read, in bytes; of what is longer nothing is kept. */
export const maximumLine = 1024 * 1024;

const lineFeed = 10;
const decoder = new TextDecoder('utf-8', { fatal: true });

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

/** Puts a line together from pieces of a stream. */
class Line {
  #pieces: Uint8Array[] = [];
  #size = 0;

  add(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size > maximumLine) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  /** The line, which begins anew; undefined where it is blank. */
  take(number: number): NumberedLine | undefined {
    const isTooLong = this.#size > maximumLine;
    const [first = new Uint8Array()] = this.#pieces;
    const text = isTooLong ? undefined : decoded(this.#pieces.length > 1 ? Buffer.concat(this.#pieces) : first);
    this.#pieces = [];
    this.#size = 0;
    return text?.trim() === '' ? undefined : { number, text, isTooLong };
  }
}

/** Splits a stream into lines ended by LF or CRLF, holding no more than one line at a time. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<NumberedLine> {
  const line = new Line();
  let number = 1;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      line.add(chunk.subarray(from, end));
      from = end + 1;
      const whole = line.take(number);
      number += 1;
      if (whole) yield whole;
    }
    if (from < chunk.length) line.add(chunk.slice(from));
  }
  const last = line.take(number);
  if (last) yield last;
}
