import { newId, type CreateWebhook, type WebhookDelivery } from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import { conflict, notFound, onlyStewards, type Caller } from '../access/index.js';
import { created, done, expectVersion, gone, requestHash, stands, type Outcome, type Write } from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { checkAddress } from './address.js';
import { bodyOf } from './publisher.js';
import * as queries from './queries.js';
import { newSecret } from './signature.js';
import { deliveryOf, webhookOf } from './view.js';

/** The company's webhook. @throws {Refusal} `not_found` */
export const seeWebhook = async (
  { sql, caller }: { sql: Sql; caller: Caller },
  id: string,
): Promise<queries.WebhookRow> => {
  onlyStewards(caller);
  const row = await queries.selectWebhook(sql, caller.company, id);
  if (!row) throw notFound();
  return row;
};

/** Adds a webhook; the answer is the only place that shows its secret. */
export const createWebhook = async (
  write: Write,
  body: z.output<typeof CreateWebhook>,
  mayBePrivate: boolean,
): Promise<Outcome> => {
  const { sql, caller, now } = write;
  const id = body.id ?? newId();
  const hash = requestHash(caller.id, 'webhook', body);
  const existing = body.id === undefined ? undefined : await queries.selectWebhook(sql, caller.company, id);
  if (stands(existing, hash)) return done(async () => webhookOf(await seeWebhook(write, id)));
  const url = await checkAddress(body.url, mayBePrivate);
  const secret = newSecret();
  const types = body.types ? [...new Set(body.types)].sort() : null;
  await queries.insertWebhook(sql, caller.company, { id, url, types, secret, requestHash: hash }, now);
  return created(async () => webhookOf(await seeWebhook(write, id), secret));
};

export const endWebhook = async (write: Write, row: queries.WebhookRow): Promise<Outcome> => {
  const { sql, caller } = write;
  await expectVersion(write, row.version, async () => webhookOf(await seeWebhook(write, row.id)));
  await queries.deleteWebhook(sql, caller.company, row.id);
  return gone;
};

const mustStand = (row: queries.WebhookRow): void => {
  if (row.disabled_at !== null) throw conflict('The webhook has ended: make a new one.');
};

const viewer =
  ({ sql, caller }: Write, webhookId: string, id: string) =>
  async (): Promise<WebhookDelivery> => {
    const row = await queries.selectDelivery(sql, caller.company, webhookId, id);
    if (!row) throw notFound();
    return deliveryOf(row);
  };

/** Sends a webhook a message that tells of nothing. */
export const testWebhook = async (write: Write, row: queries.WebhookRow): Promise<Outcome> => {
  const { sql, caller, now } = write;
  mustStand(row);
  const id = newId();
  const actor = { kind: 'user' as const, id: caller.id, name: caller.name };
  const body = bodyOf(caller.company, { seq: 0, type: 'webhook.test', at: now, actor, entity: { id: row.id } });
  await queries.insertTest(sql, caller.company, row.id, id, body, now);
  return created(viewer(write, row.id, id));
};

/** Sends a delivery again, under its id. */
export const replayDelivery = async (write: Write, row: queries.WebhookRow, deliveryId: string): Promise<Outcome> => {
  const { sql, caller } = write;
  mustStand(row);
  await queries.requeue(sql, caller.company, row.id, deliveryId);
  return done(viewer(write, row.id, deliveryId));
};
