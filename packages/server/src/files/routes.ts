import { api, tusVersion } from '@towerp/crm-protocol';
import { notFound, type Caller } from '../access/index.js';
import type { Database } from '../database/index.js';
import type { Binder, Claims } from '../http/index.js';
import { Downloads } from './download.js';
import { checkVersion } from './metadata.js';
import { selectVisible } from './queries.js';
import type { FileStorage } from './storage.js';
import { Uploads, type Upload } from './uploads.js';
import { viewFile } from './view.js';

export interface FilePorts {
  readonly database: Database;
  readonly storage: FileStorage;
  readonly clock: () => Date;
  /** The caller that a token names. */
  readonly admitted: (claims: Claims) => Promise<Caller>;
}

const routes = api.files;

const headersOf = (upload: Upload): Record<string, string> => ({
  'Tus-Resumable': tusVersion,
  'Upload-Offset': String(upload.offset),
  'Upload-Metadata': `filename ${Buffer.from(upload.name).toString('base64')}`,
  ...(upload.size === null ? { 'Upload-Defer-Length': '1' } : { 'Upload-Length': String(upload.size) }),
  ...(upload.expiresAt === null ? {} : { 'Upload-Expires': new Date(upload.expiresAt).toUTCString() }),
  'Crm-Seq': String(upload.seq),
});

const bindUploads = (on: Binder, ports: FilePorts): void => {
  const uploads = new Uploads(ports);
  const { admitted } = ports;
  on.raw(routes.create, async (request, claims) => {
    checkVersion(request);
    const upload = await uploads.create(await admitted(claims), request);
    return new Response(null, { status: 201, headers: { ...headersOf(upload), Location: `/v1/uploads/${upload.id}` } });
  });
  on.raw(routes.offset, async (request, claims, { params }) => {
    checkVersion(request);
    return new Response(null, { headers: headersOf(await uploads.look(await admitted(claims), params['id'] ?? '')) });
  });
  on.raw(routes.append, async (request, claims, { params }) => {
    checkVersion(request);
    const upload = await uploads.append(await admitted(claims), params['id'] ?? '', request);
    return new Response(null, { status: 204, headers: headersOf(upload) });
  });
  on.raw(routes.terminate, async (request, claims, { params }) => {
    checkVersion(request);
    const seq = await uploads.terminate(await admitted(claims), params['id'] ?? '');
    return new Response(null, { status: 204, headers: { 'Tus-Resumable': tusVersion, 'Crm-Seq': String(seq) } });
  });
};

/** Binds uploads, files and what they hold. */
export const bindFiles = (on: Binder, ports: FilePorts): void => {
  bindUploads(on, ports);
  on.read(
    routes.get,
    async ({ sql, caller }, { id }) => {
      const [row] = await selectVisible(sql, caller, [id], ports.clock().toISOString());
      if (!row) throw notFound();
      return row;
    },
    ({ caller }, _input, row) => Promise.resolve(viewFile(caller.company, row)),
  );
  const downloads = new Downloads(ports);
  on.open(routes.content, (request, context) => downloads.content(request, context));
  on.open(routes.thumbnail, (request, context) => downloads.thumbnail(request, context));
};
