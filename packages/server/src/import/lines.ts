/** A line of an import and its number; blank ones are counted and left out. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** The longest line that is read; what is longer is refused, and only its beginning kept. */
export const maximumLine = 1024 * 1024;

/** Splits a stream into lines ended by LF or CRLF, holding no more than one line at a time. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder();
  let rest = '';
  let number = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = (pieces.pop() ?? '').slice(0, maximumLine + 1);
    for (const piece of pieces) {
      number += 1;
      if (piece.trim() !== '') yield { number, text: piece };
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { number: number + 1, text: rest };
}
