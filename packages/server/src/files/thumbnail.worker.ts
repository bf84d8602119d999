import { fliph, flipv, PhotonImage, resize, rotate, SamplingFilter } from '@silvia-odwyer/photon-node';
import { parentPort, workerData } from 'node:worker_threads';

const { bytes, orientation, isJpeg, edge } = workerData as {
  bytes: Uint8Array;
  orientation: number;
  isJpeg: boolean;
  edge: number;
};

// What a camera notes in its picture (EXIF, 1–8): how it was held.
const turns: Readonly<Record<number, number>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };
const mirrored = new Set([2, 4, 5, 7]);

const small = (image: PhotonImage): PhotonImage => {
  const [width, height] = [image.get_width(), image.get_height()];
  const scale = Math.min(1, edge / Math.max(width, height));
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return resize(image, side(width), side(height), SamplingFilter.Triangle);
};

const upright = (image: PhotonImage): PhotonImage => {
  const turn = turns[orientation];
  if (mirrored.has(orientation)) {
    if (orientation === 5 || orientation === 7) flipv(image);
    else fliph(image);
  }
  return turn === undefined ? image : rotate(image, turn);
};

const image = upright(small(PhotonImage.new_from_byteslice(bytes)));
parentPort?.postMessage(isJpeg ? image.get_bytes_jpeg(80) : image.get_bytes());
