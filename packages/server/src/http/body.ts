import { Refusal, invalid } from '../access/index.js';

/** The most bytes that a JSON body has. */
export const maximumBody = 1024 * 1024;

const tooLarge = (): Refusal => new Refusal('too_large', 'A body has at most 1 MiB.');

/** Reads a body of at most `maximumBody` bytes. */
export const readBytes = async (request: Request): Promise<Uint8Array> => {
  if (Number(request.headers.get('content-length') ?? 0) > maximumBody) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maximumBody) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads JSON; malformed JSON is `invalid`, another type of content is `unsupported_media`. */
export const parseJson = (contentType: string | null, bytes: Uint8Array): unknown => {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? ''))
    throw new Refusal('unsupported_media', 'A body is application/json in UTF-8.');
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    throw invalid('', 'The body must be JSON in UTF-8.', 'malformed');
  }
};
