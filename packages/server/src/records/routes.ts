import { api, formatRef, type ErpRecord } from '@towerp/crm-protocol';
import { notFound, type Caller } from '../access/index.js';

import type { Sql } from '../database/index.js';
import { Keyset, type Binder } from '../http/index.js';
import { patternsOf } from '../search/index.js';
import { flowOf } from './flow.js';
import { recordProjection, viewRecords } from './projection.js';
import * as queries from './queries.js';
import * as service from './service.js';

const routes = api.records;

interface Named {
  readonly kind: string;
  readonly id: string;
}

/** The record that a path names, as the caller sees it. @throws {Refusal} `not_found` */
const seeRecord = async ({ sql, caller }: { sql: Sql; caller: Caller }, params: Named): Promise<ErpRecord> => {
  const ref = formatRef(params);
  const record = (await recordProjection(sql, [caller], [ref]))(caller, ref);
  if (!record) throw notFound();
  return record as ErpRecord;
};

/** Binds records, their document flow and their kinds. */
export const bindRecords = (on: Binder): void => {
  on.read(routes.list, async ({ sql, caller }, { query }) => {
    const keyset = new Keyset('records', query);
    const filter = { kind: query.kind, counterparty: query.counterparty, patterns: patternsOf(query.q) };
    const rows = await queries.listRecords(sql, caller, filter, keyset.after, keyset.limit + 1);
    const { rows: page, nextCursor } = keyset.page(rows, (row) => [row.updated_at, row.ref]);
    const view = await viewRecords(sql, [caller], page);
    return { items: page.map((row) => view(caller, row.ref) as ErpRecord), nextCursor };
  });
  on.read(routes.get, seeRecord, (_reading, _input, record) => Promise.resolve(record));
  on.write(routes.put, (write, { params, body }) => service.putRecord(write, params, body));
  on.write(routes.delete, seeRecord, (write, { params }) => service.deleteRecord(write, params));
  on.read(routes.flow, seeRecord, ({ sql, caller }, { params, query }) =>
    flowOf(sql, caller, formatRef(params), {
      direction: query.direction ?? 'both',
      depth: query.depth ?? 5,
      limit: query.limit ?? 200,
    }),
  );
  on.read(routes.kinds, async (reading) => ({ items: await service.listKinds(reading) }));
  on.write(routes.putKind, (write, { params, body }) => service.putKind(write, params.kind, body));
};
