import { api, fillPath, type ImportLine, type ImportReport, type Route } from '@towerp/crm-protocol';
import { demoCompany, demoPeople, demoToday, type DemoMoment } from '@towerp/demo-company';
import type { DemoPort } from './demo-port.js';

export interface LoadOptions {
  readonly port: DemoPort;
  readonly today: Date;
  /** Told how many lines have gone in. */
  readonly progress?: (lines: number) => void;
}

type Send = (route: Route, params: Readonly<Record<string, string>>, body?: unknown) => Promise<unknown>;

const sender =
  ({ crm }: DemoPort, token: string): Send =>
  async (route, params, body) => {
    const request = new Request(`http://crm.demo/v1${fillPath(route.path, params)}`, {
      method: route.method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await crm.fetch(request);
    if (!response.ok) throw new Error(`${route.method} ${route.path}: ${await response.text()}`);
    return response.json();
  };

/** What lives in threads comes in the order in which it happened, since a timeline shows the order of arrival. */
const inOrder = (lines: Iterable<ImportLine>): ImportLine[] => {
  const settings: ImportLine[] = [];
  const happened: { at: string; line: ImportLine }[] = [];
  const last: ImportLine[] = [];
  for (const line of lines) {
    if (line.type === 'follow' || line.type === 'read') last.push(line);
    else if (line.type === 'status_change') happened.push({ at: line.at, line });
    else if ('author' in line) happened.push({ at: line.createdAt, line });
    else settings.push(line);
  }
  // Sorting is stable: of one moment, the thread stays before what stands in it.
  happened.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [...settings, ...happened.map(({ line }) => line), ...last];
};

const linesOf = (today: Date, progress: (lines: number) => void): ReadableStream<Uint8Array> => {
  const lines = inOrder(demoCompany({ today }))[Symbol.iterator]();
  const encoder = new TextEncoder();
  let count = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk: string[] = [];
      for (let next = lines.next(); !next.done; next = lines.next()) {
        chunk.push(`${JSON.stringify(next.value)}\n`);
        if (chunk.length === 500) break;
      }
      count += chunk.length;
      progress(count);
      if (chunk.length > 0) controller.enqueue(encoder.encode(chunk.join('')));
      if (chunk.length < 500) controller.close();
    },
  });
};

const importCompany = async ({ port, today, progress = () => {} }: LoadOptions, token: string): Promise<void> => {
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: linesOf(today, progress),
    duplex: 'half',
  };
  const response = await port.crm.fetch(new Request('http://crm.demo/v1/import', init));
  if (!response.ok) throw new Error(`The demo company could not be loaded: ${await response.text()}`);
  const { rejected, rejectedCount } = (await response.json()) as ImportReport;
  if (rejectedCount > 0)
    throw new Error(`${String(rejectedCount)} lines were refused, first ${JSON.stringify(rejected[0])}`);
};

/** One thing of today, through the same doors as everybody's. */
const play = async (port: DemoPort, service: Send, moment: DemoMoment): Promise<void> => {
  const { authorId, at: createdAt, threadId } = moment;
  if (moment.kind === 'status') {
    const author = { id: authorId, name: undefined, role: 'member' as const };
    await sender(port, await port.tokenOf(author))(api.threads.patch, { id: threadId }, { status: moment.status });
    return;
  }
  const { kind, at: _, ...fields } = moment;
  const made = { ...fields, authorId, createdAt };
  if (kind === 'comment') {
    const { threadId: _thread, ...comment } = { ...made, threadId };
    await service(api.comments.create, { id: threadId }, comment);
  } else await service(kind === 'task' ? api.tasks.create : api.communications.create, {}, made);
};

/** Loads the demo company into an empty database, and plays what happened today; a company that is there stays as it is. */
export const loadDemo = async (options: LoadOptions): Promise<void> => {
  const { port, today } = options;
  const token = await port.tokenOf({ id: 'demo-loader', name: 'TOWERP', role: 'service' });
  const service = sender(port, token);
  const { items } = (await service(api.threads.list, {})) as { items: readonly unknown[] };
  if (items.length > 0) return;
  await importCompany(options, token);
  // What is older than a person's first visit counts as read.
  for (const person of demoPeople) await sender(port, await port.tokenOf(person))(api.people.me, {});
  for (const moment of demoToday({ today })) await play(port, service, moment);
};
