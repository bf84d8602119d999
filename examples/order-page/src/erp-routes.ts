import type { ErpRecord, KindView } from '@towerp/crm-protocol';
import { parseRef } from '@towerp/crm-protocol/words';
import { demoOrderLines, demoPeople } from '@towerp/demo-company';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { DemoPort } from './demo-port.js';
import { orderSteps } from './order-steps.js';
import { recordPage } from './record-page.js';
import { personOf, settingOf } from './setting.js';
import { words } from './words.js';

const Order = z.object({
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  title: z.string().check(z.minLength(1), z.maxLength(300)),
  thread: z.optional(z.string()),
});

/** What every page allows itself. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html ProseMirrorClipboard; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** What is the ERP's own: who is signed in, its orders, the pages of its records. */
export const erpRoutes = ({ port, today }: { readonly port: DemoPort; readonly today: Date }): Hono => {
  const app = new Hono();
  // The ERP shows what the person themselves may see of a record.
  app.get('/record', async (c) => {
    const setting = settingOf(c.req.query(), today);
    const { language, person } = setting;
    const ref = parseRef(c.req.query('ref') ?? '');
    const authorization = `Bearer ${await port.tokenOf(person)}`;
    const read = async (path: string): Promise<Response> =>
      port.crm.fetch(new Request(`http://crm.demo/v1/${path}`, { headers: { authorization } }));
    const answer = ref && (await read(`records/${ref.kind}/${encodeURIComponent(ref.id)}`));
    if (!answer?.ok) return c.text(words[language].noRecord, 404);
    const record = (await answer.json()) as ErpRecord;
    const { items } = (await (await read('kinds')).json()) as { items: KindView[] };
    const kind = items.find((one) => one.kind === record.kind)?.labels[language] ?? record.kind;
    c.header('Content-Security-Policy', policy);
    return c.html(recordPage(setting, { record, kind }));
  });
  app.get('/demo/order', (c) => c.json(orderSteps(settingOf(c.req.query(), today))));
  app.get('/demo/people', (c) => c.json(demoPeople));
  app.get('/demo/token', async (c) => {
    const person = personOf(c.req.query('user'));
    c.header('Cache-Control', 'no-store');
    return person ? c.json({ token: await port.tokenOf(person) }) : c.json({ error: 'No such person.' }, 404);
  });
  // The ERP's own backend: it saves the order, and tells the CRM of it with the thread that was picked in the form.
  app.post('/demo/orders', async (c) => {
    const { success, data } = Order.safeParse(await c.req.json().catch(() => undefined));
    if (!success) return c.json({ error: 'An order needs a number and a title.' }, 422);
    const { number, title, thread } = data;
    const token = await port.tokenOf({ id: 'module', name: 'TOWERP', role: 'service' });
    const body = {
      number, title, status: 'new', counterpartyId: demoOrderLines.counterparty.id, ...(thread ? { threadIds: [thread] } : {}),
    }; // prettier-ignore
    const { ok } = await port.crm.fetch(
      new Request(`http://crm.demo/v1/records/client_order/${encodeURIComponent(number)}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      }),
    ); // prettier-ignore
    return ok ? c.json({ record: `client_order:${number}` }) : c.json({ error: 'The CRM did not take it.' }, 502);
  });
  return app;
};
