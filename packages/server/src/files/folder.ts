import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileStorage } from './storage.js';
import { streamOf } from './stream-of.js';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Keeps files in a folder, which nodes may share; in one of its own, gone when it is closed, where none is named. */
export class FolderStorage implements FileStorage {
  readonly #folder: Promise<string>;
  readonly #isTemporary: boolean;

  constructor(folder?: string) {
    this.#isTemporary = folder === undefined;
    this.#folder = folder === undefined ? mkdtemp(join(tmpdir(), 'towerp-crm-files-')) : Promise.resolve(folder);
  }

  async size(key: string): Promise<number> {
    try {
      return (await stat(await this.#path(key))).size;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  async append(key: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const path = await this.#path(key);
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'a', 0o600);
    try {
      // A twin that wrote meanwhile would be overtaken otherwise.
      if ((await handle.stat()).size !== offset) throw new Error('The file does not end where it is to go on.');
      for await (const chunk of bytes) await handle.appendFile(chunk);
    } finally {
      await handle.close();
    }
  }

  async seal(key: string): Promise<void> {
    const handle = await open(await this.#path(key), 'r');
    await handle.sync().finally(() => handle.close());
  }

  read(key: string, range?: { readonly start: number; readonly end: number }): ReadableStream<Uint8Array> {
    const chunks = async function* (path: Promise<string>): AsyncGenerator<Uint8Array> {
      yield* createReadStream(await path, range ?? {}) as AsyncIterable<Uint8Array>;
    };
    return streamOf(chunks(this.#path(key)));
  }

  async remove(key: string): Promise<void> {
    await rm(await this.#path(key), { force: true });
  }

  async close(): Promise<void> {
    if (this.#isTemporary) await rm(await this.#folder, { recursive: true, force: true });
  }

  async #path(key: string): Promise<string> {
    return join(await this.#folder, key);
  }
}
