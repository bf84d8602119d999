// `npm run bench`: our work and the floor's in one run, interleaved; the figure is Node's CPU time an operation.
import process from 'node:process';
import { newId } from '@towerp/crm-protocol';
import { createCrm, migrate, openPostgres } from '@towerp/crm-server';
import { Hono } from 'hono';
import { startPostgres } from '../tools/postgres.mjs';

const threads = 2000;
const rounds = 12;
const callsARound = 100;

const { url, stop } = await startPostgres();
const database = openPostgres({ url });
await migrate(database);
const crm = await createCrm({ database, secret: 'the secret of the benchmark, long enough', rateLimit: 0 });
const { token } = await crm.auth.issue({ sub: 'bench', role: 'service', name: 'Bench', company: 'bench' }, 3600);
const authorization = `Bearer ${token}`;

const lines = [
  { type: 'user', id: 'ana', name: 'Ана' },
  ...Array.from({ length: threads }, (_, index) => ({
    type: 'thread',
    id: newId(),
    topic: `Нишка ${String(index)}`,
    status: index % 2 ? 'new' : 'in_progress',
    author: { kind: 'user', id: 'ana' },
    createdAt: new Date(Date.now() - index * 60_000).toISOString(),
  })),
];
const headers = { authorization, 'content-type': 'application/x-ndjson' };
const body = lines.map((line) => JSON.stringify(line)).join('\n');
await crm.fetch(new Request('http://bench/v1/import', { method: 'POST', headers, body }));

// The floor: the bare rows, without token, validation, row-level security or anything that belongs to a reader.
const floor = new Hono();
floor.get('/threads', async (c) =>
  c.json(
    await database.administer((sql) =>
      sql.query(
        `select id, topic, status, last_activity_at from thread where company = 'bench' and status = 'new'
         order by last_activity_at desc, id desc limit 50`,
      ),
    ),
  ),
);

const contestants = {
  ours: () => crm.fetch(new Request('http://bench/v1/threads?status=new', { headers: { authorization } })),
  floor: () => floor.fetch(new Request('http://bench/threads')),
};

const cost = async (call: () => Response | Promise<Response>): Promise<number> => {
  const before = process.cpuUsage();
  for (let index = 0; index < callsARound; index += 1) {
    const response = await call();
    if (response.status !== 200) throw new Error(await response.text());
    await response.arrayBuffer();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / callsARound;
};

const ratios: number[] = [];
const costs = { ours: 0, floor: 0 };
for (let round = 0; round < rounds; round += 1) {
  const ours = await cost(contestants.ours);
  const bare = await cost(contestants.floor);
  // The first rounds only warm both up.
  if (round < 2) continue;
  costs.ours += ours / (rounds - 2);
  costs.floor += bare / (rounds - 2);
  ratios.push(ours / bare);
}
ratios.sort((a, b) => a - b);
const answer = {
  work: 'list 50 threads by status',
  msOurs: costs.ours,
  msFloor: costs.floor,
  ratio: [ratios[0], ratios.at(-1)],
};
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify(answer)}\n`
    : `list 50 by status: ours ${costs.ours.toFixed(2)} ms, floor ${costs.floor.toFixed(2)} ms of Node's CPU; ratio ${ratios[0]?.toFixed(1) ?? '–'}–${ratios.at(-1)?.toFixed(1) ?? '–'}\n`,
);
await crm.close();
await database.close();
await stop();
process.exit(0);
