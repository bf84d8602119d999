import type { Loadable } from '@towerp/crm-client';
import type { KindView, Topic, TopicScope, Webhook, WebhookDelivery } from '@towerp/crm-protocol';
import { atom, computed, type ReadableAtom } from 'nanostores';
import * as data from './data.js';

type Call = <T>(name: string, parameters: unknown[], act: () => T) => Promise<T>;
type Shown = <T>(value: T) => Loadable<T>;

const topic = (scope: TopicScope, position: number, title: string, expectedHours: number | null = null, archived = false): Topic => ({
  id: data.uuid(), scope, title, position, expectedHours, archived, ...data.stamps(1),
}); // prettier-ignore

const topics: Topic[] = [
  topic('thread', 0, 'Рекламация', 48),
  topic('thread', 1, 'Смяна на артикул'),
  topic('thread', 2, 'Срок за доставка', 24),
  topic('thread', 3, 'Левови цени', null, true),
  topic('communication', 0, 'Уточняване на цена'),
  topic('task', 0, 'Проверка на наличност', 8),
];

const kind = (code: string, bg: string, en: string): KindView => ({
  kind: code,
  labels: { bg, en },
  lane: code,
  icon: null,
});
const kinds: KindView[] = [kind('quote', 'Оферта', 'Quote'), kind('production_order', 'Производствена поръчка', 'Production order'), kind('thread', 'Нишка', 'Thread')]; // prettier-ignore

const delivery = (webhookId: string, fields: Partial<WebhookDelivery>): WebhookDelivery => ({
  id: data.uuid(), webhookId, seq: 7, type: 'thread.updated', status: 'delivered', attempts: 1, responseStatus: 204, error: null,
  attemptedAt: data.ago(9), deliveredAt: data.ago(9), createdAt: data.ago(10), ...fields,
}); // prettier-ignore

/** Several pages of one list, as the client gives them. */
const pagesOf = <T>(items: Promise<readonly T[]>) => {
  const page = items.then((all) => ({ items: all, nextCursor: null }));
  // oxlint-disable-next-line typescript/no-floating-promises -- who asks hears of it
  return Object.assign(page, { all: async ({ limit }: { limit: number }) => (await items).slice(0, limit) });
};

/** The rooms that the settings of the CRM work with, in memory. */
export const settingsRooms = (call: Call, shown: Shown, hasNone: boolean) => {
  const $topics = atom<readonly Topic[]>(hasNone ? [] : topics);
  const webhook: Webhook = { id: data.uuid(), url: 'https://erp.oreshak.example/hooks/crm', types: ['thread.updated', 'task.created'], secret: null, disabledAt: null, disabledReason: null, ...data.stamps(900) };
  const $webhooks = atom<readonly Webhook[]>(hasNone ? [] : [webhook]);
  const $deliveries = atom<readonly WebhookDelivery[]>([
    delivery(webhook.id, {}),
    delivery(webhook.id, { type: 'task.created', status: 'failed', attempts: 9, responseStatus: 503, deliveredAt: null }),
  ]);
  const company = { ...data.me().company, portalKinds: ['quote'] };
  const lists = new Map<TopicScope, ReadableAtom<Loadable<readonly Topic[]>>>();
  let all = kinds;
  const put = (changed: Topic): Topic => {
    $topics.set([...$topics.get().filter(({ id }) => id !== changed.id), changed].toSorted((a, b) => a.position - b.position));
    return changed;
  };
  const rooms = {
    topics: {
      $list: (scope: TopicScope) => {
        const list = lists.get(scope) ?? computed($topics, (held) => shown(held.filter((one) => one.scope === scope)));
        lists.set(scope, list);
        return list;
      },
      list: async (scope?: TopicScope) => ({ items: $topics.get().filter((one) => scope === undefined || one.scope === scope), nextCursor: null }),
      create: (input: Partial<Topic>) => call('topics.create', [input], () => put({ ...topic(input.scope ?? 'thread', 99, ''), ...input })),
      patch: (id: string, patch: Partial<Topic>) => call('topics.patch', [id, patch], () => {
        const found = $topics.get().find((one) => one.id === id) as Topic;
        return put({ ...found, ...patch, version: found.version + 1 });
      }),
    },
    kinds: {
      kinds: () => call('records.kinds', [], () => all),
      putKind: (code: string, input: Pick<KindView, 'labels'>) => call('records.putKind', [code, input], () => {
        const named = { ...(all.find((one) => one.kind === code) ?? kind(code, '', '')), ...input };
        all = all.map((one) => (one.kind === code ? named : one));
        return named;
      }),
    },
    company: {
      company: () => call('people.company', [], () => ({ ...company })),
      patchCompany: (patch: { portalKinds: string[] }, options: object) => call('people.patchCompany', [patch, options], () => ({ ...Object.assign(company, patch) })),
    },
    webhooks: {
      list: () => pagesOf(call('webhooks.list', [], () => $webhooks.get())),
      create: (input: { url: string; types: string[] | null }) => call('webhooks.create', [input], () => {
        const made: Webhook = { ...webhook, id: data.uuid(), ...input, secret: 'whsec_c2VjcmV0' };
        $webhooks.set([...$webhooks.get(), { ...made, secret: null }]);
        return made;
      }),
      delete: (id: string) => call('webhooks.delete', [id], () => { $webhooks.set($webhooks.get().filter((one) => one.id !== id)); }),
      test: (id: string) => call('webhooks.test', [id], () => {
        const sent = delivery(id, { type: 'webhook.test', status: 'pending', attempts: 0, responseStatus: null, attemptedAt: null, deliveredAt: null });
        $deliveries.set([{ ...sent, status: 'failed', attempts: 1, error: 'timeout', attemptedAt: data.ago(0) }, ...$deliveries.get()]);
        return sent;
      }),
      deliveries: (id: string) => pagesOf(call('webhooks.deliveries', [id], () => $deliveries.get())),
      replay: (id: string, deliveryId: string) => call('webhooks.replay', [id, deliveryId], () => {
        $deliveries.set($deliveries.get().map((one) => (one.id === deliveryId ? { ...one, status: 'delivered', responseStatus: 204, attempts: 1 } : one)));
        return $deliveries.get().find((one) => one.id === deliveryId);
      }),
    },
  };
  return { rooms, $topics };
}; // prettier-ignore
