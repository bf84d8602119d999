import { fileTypeFromBuffer } from 'file-type';

/** How much of a file's beginning tells what it is. */
export const tellingBytes = 64 * 1024;

const images: ReadonlySet<string> = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
]);

const isText = (bytes: Uint8Array): boolean => {
  try {
    // The last character may be cut in two.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return !/(?![\s])\p{Cc}/u.test(text);
  } catch {
    return false;
  }
};

/** What a file is, judged by its beginning; its name and what its sender says of it count for nothing. */
export const typeOf = async (beginning: Uint8Array): Promise<string> => {
  const found = await fileTypeFromBuffer(beginning).catch(() => undefined);
  return found?.mime ?? (isText(beginning) ? 'text/plain' : 'application/octet-stream');
};

/** Whether browsers may show it: raster images, PDF and audio; everything else could act in our name and is a download. */
export const isShown = (type: string): boolean =>
  images.has(type) || type === 'application/pdf' || /^audio\/[\w.+-]+(; ?codecs=\w+)?$/.test(type);
