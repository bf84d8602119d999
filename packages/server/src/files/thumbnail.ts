import { imageSize } from 'image-size';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface Thumbnail {
  readonly type: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** The longer edge of a thumbnail; twice as many pixels as lists show, for dense screens. */
const edge = 320;
/** A picture unpacks to four bytes a pixel: beyond this, and beyond these bytes, it is a flood. */
const maximumPixels = 40_000_000;
const maximumBytes = 30 * 1024 * 1024;
const patience = 15_000;

const drawable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

const draw = (data: object): Promise<Uint8Array | undefined> =>
  new Promise((resolve) => {
    const worker = new Worker(fileURLToPath(new URL(`./thumbnail.worker.${extension}`, import.meta.url)), {
      workerData: data,
      // What a broken picture makes the decoder say is nobody's concern.
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), patience);
    worker.once('message', (bytes: Uint8Array) => {
      resolve(bytes);
      void worker.terminate();
    });
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });

/** Whether a picture of this kind and weight is worth reading for a thumbnail. */
export const isDrawable = (type: string, size: number): boolean => drawable.has(type) && size <= maximumBytes;

const measured = (bytes: Uint8Array) => {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
};

let last: Promise<unknown> = Promise.resolve();

/**
 * Draws the small picture of a raster image, in a thread of its own that is stopped when it takes too long; one at a time,
 * so that many large ones do not fill the memory together. Undefined where the picture is broken, or floods.
 */
export const drawThumbnail = async (type: string, bytes: Uint8Array): Promise<Thumbnail | undefined> => {
  const dimensions = measured(bytes);
  if (!dimensions || dimensions.width * dimensions.height > maximumPixels) return undefined;
  const isJpeg = type === 'image/jpeg';
  const mine = last.then(() => draw({ bytes, orientation: dimensions.orientation ?? 1, isJpeg, edge }));
  last = mine;
  const drawn = await mine;
  return drawn && { type: isJpeg ? 'image/jpeg' : 'image/png', bytes: drawn };
};
