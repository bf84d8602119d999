import { forbidden, notFound } from '../access/index.js';
import type { Database } from '../database/index.js';
import type { RawContext } from '../http/index.js';
import { keyOf, thumbnailKeyOf } from './completion.js';
import { isShown } from './content.js';
import { holds, type Part } from './links.js';
import { disposition } from './names.js';
import { selectFile, selectSigning, type FileRow } from './queries.js';
import type { FileStorage } from './storage.js';

export interface DownloadPorts {
  readonly database: Database;
  readonly storage: FileStorage;
}

// Nothing that a file holds may run in our name, whatever a browser takes it for.
const caged = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, max-age=300',
};

/** The one range of bytes that is asked for: undefined for all of them, null for one that there is not. */
export const rangeOf = (header: string | null, size: number): { start: number; end: number } | null | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && first !== '' && Number(last) < Number(first)) return undefined;
  return start < size && start <= end ? { start, end } : null;
};

/** What a signed link gives its holder. */
export class Downloads {
  readonly #ports: DownloadPorts;

  constructor(ports: DownloadPorts) {
    this.#ports = ports;
  }

  async content(request: Request, context: RawContext): Promise<Response> {
    const { company, row } = await this.#behind(context, 'content');
    const type = row.content_type ?? '';
    const size = row.size ?? 0;
    const headers = {
      ...caged,
      'Content-Type': isShown(type) ? type : 'application/octet-stream',
      'Content-Disposition': disposition(isShown(type) ? 'inline' : 'attachment', row.name),
      'Accept-Ranges': 'bytes',
    };
    const range = rangeOf(request.headers.get('range'), size);
    if (range === null)
      return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${String(size)}` } });
    const length = range ? range.end - range.start + 1 : size;
    const body =
      request.method === 'HEAD' || length === 0 ? null : this.#ports.storage.read(keyOf(company, row.id), range);
    const part = range ? { 'Content-Range': `bytes ${String(range.start)}-${String(range.end)}/${String(size)}` } : {};
    const all = { ...headers, 'Content-Length': String(length), ...part };
    return new Response(body, { status: range ? 206 : 200, headers: all });
  }

  async thumbnail(request: Request, context: RawContext): Promise<Response> {
    const { company, row } = await this.#behind(context, 'thumbnail');
    if (row.thumbnail_type === null) throw notFound();
    const body = request.method === 'HEAD' ? null : this.#ports.storage.read(thumbnailKeyOf(company, row.id));
    return new Response(body, {
      headers: { ...caged, 'Content-Type': row.thumbnail_type, 'Content-Disposition': 'inline' },
    });
  }

  async #behind({ url, params }: RawContext, part: Part): Promise<{ company: string; row: FileRow }> {
    const { searchParams } = url;
    const [company, expires, signature] = ['company', 'expires', 'signature'].map(
      (name) => searchParams.get(name) ?? '',
    );
    const id = params['id'] ?? '';
    if (!company || !expires || !signature) throw forbidden('The link is not whole.');
    return this.#ports.database.read({ company }, async (sql) => {
      const signing = await selectSigning(sql, company);
      if (!signing || !holds({ company, ...signing }, { id, part, expires, signature }))
        throw forbidden('The link is not ours, or its time is over.');
      const row = await selectFile(sql, company, id);
      if (!row?.completed_at) throw notFound();
      return { company, row };
    });
  }
}
