import { createHash } from 'node:crypto';
import { isDrawable, drawThumbnail } from './thumbnail.js';
import { tellingBytes, typeOf } from './content.js';
import type { Found } from './queries.js';
import type { FileStorage } from './storage.js';

/** Where a company's file is kept: made of nothing that a client chose but an id of letters and digits. */
export const keyOf = (company: string, id: string): string =>
  `${createHash('sha256').update(company).digest('hex').slice(0, 32)}/${id.slice(-2)}/${id}`;
export const thumbnailKeyOf = (company: string, id: string): string => `${keyOf(company, id)}.thumbnail`;

const once = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
};

/** Takes the storage's space that a file had. */
export const removeContent = async (storage: FileStorage, company: string, id: string): Promise<void> => {
  await storage.remove(thumbnailKeyOf(company, id));
  await storage.remove(keyOf(company, id));
};

/** Looks into an upload that is whole: what it is, its sum, its small picture. */
export const inspect = async (storage: FileStorage, company: string, id: string, size: number): Promise<Found> => {
  const key = keyOf(company, id);
  await storage.seal(key);
  const beginning = Buffer.alloc(Math.min(size, tellingBytes));
  const sum = createHash('sha256');
  let read = 0;
  for await (const chunk of storage.read(key) as unknown as AsyncIterable<Uint8Array>) {
    if (read < beginning.length) beginning.set(chunk.subarray(0, beginning.length - read), read);
    sum.update(chunk);
    read += chunk.byteLength;
  }
  const contentType = await typeOf(beginning);
  const thumbnail = isDrawable(contentType, size)
    ? await drawThumbnail(contentType, new Uint8Array(await new Response(storage.read(key)).arrayBuffer()))
    : undefined;
  if (thumbnail) {
    // What an earlier attempt left there would be added to.
    await storage.remove(thumbnailKeyOf(company, id));
    await storage.append(thumbnailKeyOf(company, id), 0, once(thumbnail.bytes));
  }
  return { contentType, sha256: sum.digest('hex'), thumbnailType: thumbnail?.type ?? null };
};
