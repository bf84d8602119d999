/** Where the bytes of files are kept, under keys that the server makes. */
export interface FileStorage {
  /** How many bytes stand under a key; zero where nothing does. */
  size(key: string): Promise<number>;
  /** Adds bytes behind the `offset` that stand; what came stays where the source breaks off. */
  append(key: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Fulfilled once what stands under a key would outlast a loss of power. */
  seal(key: string): Promise<void>;
  /** The bytes from `start` up to and with `end`; all of them unless told. */
  read(key: string, range?: { readonly start: number; readonly end: number }): ReadableStream<Uint8Array>;
  /** Nothing stands under the key afterwards. */
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}
