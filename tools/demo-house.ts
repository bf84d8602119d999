import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createCrm, FolderHeldError, openDatabase } from '@towerp/crm-server';
import { demoPort, loadDemo, type DemoPort } from '@towerp/order-page';

/** What is served on the demo company: its address, and how it ends. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export interface Ground {
  readonly port: DemoPort;
  readonly listenOn: number;
  readonly today: Date;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const secretOf = (file: string): Uint8Array => {
  if (!existsSync(file)) writeFileSync(file, randomBytes(48), { mode: 0o600 });
  return new Uint8Array(readFileSync(file));
};

const portOf = (given: string | undefined): number => {
  const port = Number(given ?? 8080);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  say(`PORT must be a number from 0 to 65535, not “${String(given)}”.`);
  process.exit(2);
};

const run = async (name: string, serve: (ground: Ground) => Promise<Served>): Promise<void> => {
  const listenOn = portOf(process.env['PORT']);
  const folder = process.env['CRM_DEMO_DIR'] ?? fileURLToPath(new URL(`../.${name}`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const secret = secretOf(join(folder, 'secret'));
  const url = process.env['DATABASE_URL'];
  // Stands from the first line that is loaded to the last.
  const loading = join(folder, 'loading');
  say('Opening the database…');
  let opened = await openDatabase({ url, folder });
  if (!url && existsSync(loading)) {
    // Half a company would stay half; now it is sure that nobody is loading it.
    await opened.close();
    rmSync(join(folder, 'data'), { recursive: true, force: true });
    opened = await openDatabase({ url, folder });
  }
  const { database } = opened;
  const crm = await createCrm({ database, secret, rateLimit: 0, files: join(folder, 'files') });
  const today = new Date();
  let told = Date.now();
  const progress = (lines: number): void => {
    if (!existsSync(loading)) writeFileSync(loading, '');
    if (Date.now() - told < 1000) return;
    told = Date.now();
    say(`Loading the demo company (once)… ${lines.toLocaleString('en')} lines`);
  };
  await loadDemo({ port: demoPort(crm, secret), today, progress });
  rmSync(loading, { force: true });
  const served = await serve({ port: demoPort(crm, secret), listenOn, today });
  process.stdout.write(`ready: ${served.url}\n`);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await crm.close();
    await served.close();
    await opened.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
};

/** Opens the demo company in a folder of its own, loads it once, and serves something on it until it is told to end. */
export const onDemoCompany = async (name: string, serve: (ground: Ground) => Promise<Served>): Promise<void> => {
  try {
    await run(name, serve);
  } catch (error) {
    if (error instanceof FolderHeldError) say(`${error.message} Is the ${name} running already?`);
    else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      say('The port is taken; set another with PORT=…');
    else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(2);
  }
};
