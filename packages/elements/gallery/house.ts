import { createCrmClient, type CrmClient } from '@towerp/crm-client';
import { newId, richTextOf, type ImportLine, type ImportReport, type Thread } from '@towerp/crm-protocol';

const tokenOf = async (company: string, person: Record<string, string>): Promise<string> => {
  const query = new URLSearchParams({ company, ...person }).toString();
  return ((await (await fetch(`/crm-api/test-token?${query}`)).json()) as { token: string }).token;
};

/** A company of a test's own on the real backend. */
export const openHouse = (title: string) => {
  const company = `${title}-${newId()}`;
  const clients: CrmClient[] = [];
  const clientOf = (sub: string, name: string, role = 'member'): CrmClient => {
    const client = createCrmClient({
      baseUrl: '/crm-api',
      getToken: () => tokenOf(company, { sub, role, name }),
      shared: false,
    });
    clients.push(client);
    return client;
  };
  /** Brings in what the company has. */
  const bring = async (lines: readonly ImportLine[]): Promise<ImportReport> => {
    const token = await tokenOf(company, { sub: 'service:erp', role: 'service', name: 'ERP' });
    const answer = await fetch('/crm-api/v1/import', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    return (await answer.json()) as ImportReport;
  };
  const close = (): void => {
    for (const client of clients) client.close();
  };
  return { clientOf, bring, close };
};

/** What the elements of an order page show: an order with its documents, and a thread with something of each kind. */
export const furnish = async (): Promise<{ maria: CrmClient; petya: CrmClient; thread: Thread; communicationId: string; taskId: string; close: () => void }> => {
  const { clientOf, close } = openHouse('engines');
  const erp = clientOf('service:erp', 'ERP', 'service');
  const maria = clientOf('u-maria', 'Мария Стоянова');
  const petya = clientOf('u-petya', 'Петя Димитрова');
  const order = { kind: 'client_order', id: 'order-1' };
  await erp.records.put({ kind: 'counterparty', id: 'balkan' }, { title: 'Балкан Палас ЕООД' });
  await erp.records.put(order, { number: '43659', title: 'Хотел „Балкан Палас“', status: 'in_progress' });
  await erp.records.put({ kind: 'shipment', id: 'shipment-1' }, { number: '8120', title: 'Столове', derivedFrom: [order] });
  await Promise.all([maria.people.me(), petya.people.me()]);
  const thread = await maria.threads.create({ topic: 'Смяна на дамаската', attach: [order], visibility: 'shared', counterpartyId: 'balkan' });
  const threadId = thread.id;
  const { id: communicationId } = await petya.communications.create({ threadId, topic: 'Уговорка за срока', direction: 'inbound', channel: 'phone' });
  const { id: taskId } = await petya.tasks.create({ threadId, topic: 'Провери наличността', assigneeId: 'u-maria' });
  await petya.comments.create(threadId, { body: richTextOf('Има 120 м на склад') });
  return { maria, petya, thread, communicationId, taskId, close };
}; // prettier-ignore
