import * as z from 'zod/mini';
import { ErpId, Uuid } from '../wire/id.js';
import { route } from '../wire/route.js';
import { CrmFile } from './file.js';
import { tusVersion } from './upload.js';

const named = { id: Uuid };

/** What a signed link bears; the server makes it. */
const signed = { company: ErpId, expires: z.string(), signature: z.string() };

const chunk = 'application/offset+octet-stream';
const Version = z.literal(tusVersion);
const Count = z.optional(z.string().check(z.regex(/^\d{1,15}$/)));
const length = { 'Upload-Length': Count };

const uploading = `Speaks tus 1.0.0 with the extensions creation, creation-with-upload, creation-defer-length, termination and expiration.
An upload has at most 100 MiB. Upload-Metadata may name \`filename\` and, as \`id\`, a UUID version 7 chosen by the client; the upload's id is the file's.
Once whole, a file is attached by giving its id in \`fileIds\` of an entry; what is not attached within 24 hours is forgotten.`;

const shown = `Raster images, PDF and audio are shown by a browser, whatever their name; everything else is a download.
One range of bytes may be asked for.`;

export const fileRoutes = {
  create: route({
    method: 'POST',
    path: '/uploads',
    summary: 'Begin an upload',
    description: uploading,
    raw: true,
    takes: chunk,
    status: 201,
    headers: {
      'Tus-Resumable': Version,
      ...length,
      'Upload-Defer-Length': z.optional(z.literal('1')),
      'Upload-Metadata': z.optional(z.string()),
    },
  }),
  offset: route({
    method: 'HEAD',
    path: '/uploads/{id}',
    summary: 'How far an upload has come',
    params: named,
    raw: true,
    headers: { 'Tus-Resumable': Version },
  }),
  append: route({
    method: 'PATCH',
    path: '/uploads/{id}',
    summary: 'Go on with an upload',
    params: named,
    raw: true,
    takes: chunk,
    status: 204,
    headers: { 'Tus-Resumable': Version, 'Upload-Offset': z.string().check(z.regex(/^\d{1,15}$/)), ...length },
  }),
  terminate: route({
    method: 'DELETE',
    path: '/uploads/{id}',
    summary: 'Give an upload up',
    params: named,
    raw: true,
    status: 204,
    headers: { 'Tus-Resumable': Version },
  }),
  get: route({
    method: 'GET',
    path: '/files/{id}',
    summary: 'A file',
    description:
      'Until it is attached only its uploader sees it, then whoever sees the entry. `url` and `thumbnailUrl` are paths on this server, signed for 5 minutes; they need no token.',
    params: named,
    answer: CrmFile,
  }),
  content: route({
    method: 'GET',
    path: '/files/{id}/content',
    summary: 'What a file holds',
    description: shown,
    params: named,
    query: signed,
    raw: true,
    gives: '*/*',
    headers: { Range: z.optional(z.string()) },
    open: true,
  }),
  thumbnail: route({
    method: 'GET',
    path: '/files/{id}/thumbnail',
    summary: "A raster image's small picture",
    params: named,
    query: signed,
    raw: true,
    gives: 'image/*',
    open: true,
  }),
};
