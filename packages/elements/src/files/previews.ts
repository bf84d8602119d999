import type { FileUpload } from './upload.js';

/** What every browser draws without acting on it; a drawing of shapes could act. */
const drawn = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

// Drawn, since many pages allow no image but their own.
const draw = async (canvas: HTMLCanvasElement, content: Blob): Promise<void> => {
  const picture = await createImageBitmap(content);
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  picture.close();
};

/** Small pictures of chosen files. */
export class Previews {
  readonly #shown = new WeakMap<HTMLCanvasElement, Blob>();
  readonly #spoilt = new WeakSet<Blob>();

  /** True where it may be a picture. */
  has({ content, type }: FileUpload): boolean {
    return content !== undefined && drawn.test(type) && !this.#spoilt.has(content);
  }

  /** Draws it; false where it is no picture after all. */
  async show(canvas: HTMLCanvasElement, content: Blob): Promise<boolean> {
    if (this.#shown.get(canvas) === content) return true;
    this.#shown.set(canvas, content);
    try {
      await draw(canvas, content);
    } catch {
      this.#spoilt.add(content);
    }
    return !this.#spoilt.has(content);
  }
}
