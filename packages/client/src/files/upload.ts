import { tusVersion } from '@towerp/crm-protocol/words';
import { isCrmError } from '../errors/index.js';
import type { Http } from '../http/index.js';
import { backoff } from '../stream/backoff.js';

/** What is uploaded, and how. */
export interface Upload {
  readonly id: string;
  readonly content: Blob;
  readonly name: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((sent: number, size: number) => void) | undefined;
}

const partLength = 4 * 1024 * 1024;
const mostFailures = 8;

const base64 = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

const isPassing = (error: unknown): boolean =>
  isCrmError(error) && (error.status === 0 || error.status === 409 || error.status === 429 || error.status >= 500);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a file by tus 1.0, part by part; a line that breaks is taken up where it broke. */
export const upload = async (http: Http, { id, content, name, signal, onProgress }: Upload): Promise<void> => {
  const headers = { 'tus-resumable': tusVersion };
  const path = `/uploads/${id}`;
  const offsetOf = (response: Response): number => Number(response.headers.get('upload-offset') ?? 0);
  const begin = (): Promise<Response> =>
    http.raw('/uploads', {
      method: 'POST',
      headers: {
        ...headers,
        'upload-length': String(content.size),
        'upload-metadata': `filename ${base64(name)},id ${base64(id)}`,
      },
      signal,
    });
  let offset: number | undefined;
  for (let failures = 0; ;) {
    try {
      // An id that is known already is an upload that a former page began.
      offset ??= offsetOf(await begin());
      onProgress?.(offset, content.size);
      if (offset >= content.size) return;
      const body = content.slice(offset, offset + partLength);
      const type = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
      offset = offsetOf(await http.raw(path, { method: 'PATCH', headers: { ...headers, ...type }, body, signal }));
      failures = 0;
    } catch (error) {
      if (signal?.aborted || !isPassing(error) || ++failures > mostFailures) throw error;
      offset = undefined;
      await pause(backoff(failures));
    }
  }
};
