import { maximumUpload, tusVersion } from '@towerp/crm-protocol';

const exposed = [
  'Crm-Seq',
  'ETag',
  'Request-Id',
  'Retry-After',
  'Location',
  'Idempotent-Replayed',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Expires',
  'Upload-Metadata',
  'Upload-Defer-Length',
].join(', ');
const allowedHeaders =
  'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, Request-Id, Tus-Resumable, Upload-Defer-Length, Upload-Length, Upload-Metadata, Upload-Offset';

/** The headers by which a page of an allowed origin may read an answer; none for others. */
export const corsHeaders = (origin: string | null, allowed: ReadonlySet<string>): Record<string, string> =>
  origin !== null && allowed.has(origin)
    ? { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed, Vary: 'Origin' }
    : { Vary: 'Origin' };

// What a client of tus asks for before it uploads.
const tus = {
  'Tus-Resumable': tusVersion,
  'Tus-Version': tusVersion,
  'Tus-Max-Size': String(maximumUpload),
  'Tus-Extension': 'creation,creation-with-upload,creation-defer-length,termination,expiration',
};

/** Answers a browser that asks beforehand, and a client that asks what uploads may be. */
export const preflight = (path: string, origin: string | null, allowed: ReadonlySet<string>): Response => {
  const headers = corsHeaders(origin, allowed);
  const more = headers['Access-Control-Allow-Origin']
    ? {
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, HEAD',
        'Access-Control-Allow-Headers': allowedHeaders,
        'Access-Control-Max-Age': '600',
      }
    : {};
  return new Response(null, {
    status: 204,
    headers: { ...headers, ...more, ...(/^\/v1\/uploads(\/|$)/.test(path) ? tus : {}) },
  });
};
