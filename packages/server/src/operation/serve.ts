import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { createCrm, type Crm, type CrmOptions } from '../crm.js';
import { loginFaults } from '../database/index.js';
import { S3Storage } from '../files/index.js';
import { listen, type AuthOptions, type From, type Listening } from '../http/index.js';
import { environmentOf, numberOf, say, type Command } from './context.js';
import type { Environment } from './environment.js';
import { Mistake } from './mistake.js';
import { openDatabase, type OpenedDatabase } from './open-database.js';
import { ensureSecret } from './secret.js';

interface Place {
  readonly port: number;
  readonly host: string;
}

/** What does not end by itself is cut off a little after requests are. */
const patience = 12_000;

const keyOf = async (environment: Environment, folder: string | undefined): Promise<AuthOptions> => {
  const { secret, jwksUrl, issuer, audience, databaseUrl } = environment;
  const rules = { ...(issuer ? { issuer } : {}), ...(audience ? { audience } : {}) };
  if (jwksUrl) return { jwksUrl, ...rules };
  if (secret) return { secret, ...rules };
  if (databaseUrl === undefined && folder !== undefined) return { secret: await ensureSecret(folder), ...rules };
  throw new Mistake('On PostgreSQL, CRM_JWT_SECRET (32 bytes or more) or CRM_JWKS_URL is needed.');
};

const filesOf = async ({ filesFolder, s3, isProduction }: Environment, data: string | undefined) => {
  if (s3) return { files: new S3Storage(s3) };
  const folder = filesFolder ?? (data === undefined ? undefined : join(data, 'files'));
  if (folder === undefined && isProduction)
    throw new Mistake('CRM_FILES_DIR, CRM_S3_ENDPOINT or --data is needed: files would be gone with the process.');
  if (folder === undefined) {
    say('None of CRM_FILES_DIR, CRM_S3_ENDPOINT and --data is given: files are gone when this process ends.');
    return {};
  }
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const name = filesFolder === undefined ? folder : `CRM_FILES_DIR (${folder})`;
    throw new Mistake(`${name} cannot be written (${code ?? 'unknown'}); make it a folder of this login.`);
  }
  return { files: folder };
};

const refuseLogin = async ({ isProduction, databaseUrl }: Environment, { database }: OpenedDatabase): Promise<void> => {
  // The embedded database has one login, and nobody else can reach it.
  if (!isProduction || databaseUrl === undefined) return;
  const faults = await loginFaults(database);
  if (faults.length > 0)
    throw new Mistake(
      `CRM_ENV=production: ${faults.join(', ')}, and could step round row-level security; name another login in CRM_APP_DATABASE_URL.`,
    );
};

const within = (limit: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, pause(limit, undefined, { ref: false })]);

type Answer = (request: Request, from: From) => Promise<Response>;

const listenOn = async (answer: Answer, { port, host }: Place, setting: string): Promise<Listening> => {
  try {
    return await listen(answer, { port, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Mistake(`Port ${String(port)} of ${host} is taken; choose another with ${setting}.`);
    if (code === 'EACCES')
      throw new Mistake(`Port ${String(port)} of ${host} is not for this login; choose another with ${setting}.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new Mistake(`${host} is no address of this machine; choose another with --host.`);
    throw error;
  }
};

/** Runs until it is told to stop; whoever tells it twice does not hurry it. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

interface Places {
  readonly api: Place;
  readonly metrics: Place | undefined;
}

const run = async (crm: Crm, { api, metrics }: Places, stopped: Promise<void>): Promise<void> => {
  let isStopping = false;
  const tell: Answer = (request) =>
    new URL(request.url).pathname === '/metrics'
      ? crm.metrics()
      : Promise.resolve(new Response('Only /metrics is here.\n', { status: 404 }));
  const telling = metrics && (await listenOn(tell, metrics, 'CRM_METRICS_PORT'));
  try {
    const answer: Answer = async (request, from) => {
      const response = await crm.fetch(request, from);
      // A connection that its client keeps would hold up the end otherwise.
      if (isStopping) response.headers.set('Connection', 'close');
      return response;
    };
    const listening = await listenOn(answer, api, '--port');
    if (telling) say(`metrics: ${telling.url}/metrics`);
    process.stdout.write(`ready: ${listening.url}\n`);
    await stopped;
    isStopping = true;
    const drained = listening.close();
    await within(patience, crm.close());
    await within(patience, drained);
  } finally {
    await telling?.close();
  }
};

/** Serves until SIGTERM or SIGINT, then lets what is in flight end. */
export const serve: Command = async (context) => {
  const environment = environmentOf(context);
  const port = numberOf(context, 'port', { usual: 8080, from: 0, to: 65_535 });
  const { data, host = '127.0.0.1' } = context.values;
  const stopped = untilStopped();
  const { databaseUrl: url, appDatabaseUrl: appUrl } = environment;
  if (url !== undefined) await keyOf(environment, data);
  const opened = await openDatabase({ url, appUrl, folder: data });
  void opened.lost.then(() => {
    say('Another process has taken the data folder while this one stood still; it ends, so as not to harm the data.');
    process.exit(1);
  });
  const destination = pino.destination({ dest: 2, sync: false, maxLength: 1 << 22 });
  try {
    await refuseLogin(environment, opened);
    const { corsOrigins, natsUrl, rateLimit, allowPrivateWebhooks, logLevel, metricsPort } = environment;
    const options: CrmOptions = {
      database: opened.database,
      ...(await keyOf(environment, data)),
      ...(await filesOf(environment, data)),
      ...(rateLimit === undefined ? {} : { rateLimit }),
      ...(natsUrl === undefined ? {} : { natsUrl }),
      corsOrigins,
      allowPrivateWebhooks,
      log: pino({ level: logLevel }, destination),
    };
    const crm = await createCrm(options);
    const metrics = metricsPort === undefined ? undefined : { port: metricsPort, host };
    await run(crm, { api: { port, host }, metrics }, stopped).catch(async (error: unknown) => {
      await crm.close();
      throw error;
    });
  } finally {
    await opened.close();
    await within(500, new Promise((resolve) => destination.flush(resolve)));
  }
  return 0;
};
