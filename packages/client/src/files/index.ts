import type { CrmFile } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import { replyOf, type CallOptions, type Http, type Reply } from '../http/index.js';

import type { upload } from './upload.js';
import { fileCalls } from './calls.js';

/** How a file is uploaded. */
export interface UploadOptions {
  readonly name?: string | undefined;
  /** The id of an upload that a former page began, to go on with it. */
  readonly id?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((sent: number, size: number) => void) | undefined;
}

/** Files of comments and communications. */
export interface Files {
  /** Uploads a file, going on where a line broke; its id then goes into `fileIds` of an entry, within 24 hours. */
  upload(content: Blob & { readonly name?: string }, options?: UploadOptions): Promise<CrmFile>;
  get(id: string, options?: CallOptions): Reply<CrmFile>;
  /** The address of a file's `url` or `thumbnailUrl`, to be shown; it holds for 5 minutes. */
  href(path: string): string;
}

/** The room of files. */
export const files = (http: Http, uploading: () => Promise<typeof upload>): Files => {
  const get = (id: string, options?: CallOptions) => replyOf(http.call(fileCalls.get, { params: { id }, ...options }));
  return {
    upload: async (content, { name = content.name ?? '', id = newId(), signal, onProgress } = {}) => {
      const send = await uploading();
      await send(http, { id, content, name, signal, onProgress });
      return get(id, { signal });
    },
    get,
    href: (path) => http.href(path),
  };
};
