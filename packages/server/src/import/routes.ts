import { api } from '@towerp/crm-protocol';
import { forbidden, isSteward, Refusal } from '../access/index.js';
import type { Write } from '../changes/index.js';
import type { Database } from '../database/index.js';
import type { Binder, Claims } from '../http/index.js';
import { exportLines } from './export.js';
import { importLines } from './service.js';

interface Ports {
  readonly database: Database;
  readonly quietly: (claims: Claims, work: (write: Write) => Promise<void>) => Promise<number>;
}

const routes = api.import;

/** Binds the way in and the way out of everything, as NDJSON. */
export const bindImport = (on: Binder, { database, quietly }: Ports): void => {
  on.raw(routes.import, async (request, claims) => {
    if (!isSteward(claims)) throw forbidden();
    if (!/^application\/x-ndjson\b/i.test(request.headers.get('content-type') ?? ''))
      throw new Refusal('unsupported_media', 'An import is application/x-ndjson.');
    // Who imports is admitted, and a company begins, even where the file is empty.
    let seq = await quietly(claims, () => Promise.resolve());
    const body = request.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    const report = await importLines(async (work) => {
      seq = await quietly(claims, work);
    }, body);
    return Response.json(report, { headers: { 'Crm-Seq': String(seq) } });
  });
  on.raw(routes.export, async (_request, claims) => {
    if (!isSteward(claims)) throw forbidden();
    const seq = await quietly(claims, () => Promise.resolve());
    const headers = { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Crm-Seq': String(seq) };
    return new Response(exportLines(database, claims.company), { headers });
  });
};
