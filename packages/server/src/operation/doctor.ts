import { FolderHeldError } from '../database/index.js';
import { environmentOf, type Command, type Context } from './context.js';
import { natsFinding } from './doctor-bus.js';
import { appLoginFindings, databaseFindings } from './doctor-database.js';
import { filesFinding } from './doctor-files.js';
import type { Environment } from './environment.js';
import { bad, good, reasonOf, type Finding } from './finding.js';
import { Mistake } from './mistake.js';
import { secretIn } from './secret.js';

const jwksFinding = async (url: string): Promise<Finding> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const { keys } = (await response.json()) as { keys?: unknown[] };
    return response.ok && Array.isArray(keys) && keys.length > 0
      ? good(`key: CRM_JWKS_URL, ${String(keys.length)} keys`)
      : bad(`key: CRM_JWKS_URL answers ${String(response.status)} without keys: name the issuer's key set`);
  } catch (error) {
    return bad(`key: CRM_JWKS_URL cannot be read (${reasonOf(error)}): name an address that answers with a key set`);
  }
};

const keyFinding = async (
  { secret, jwksUrl, databaseUrl }: Environment,
  data: string | undefined,
): Promise<Finding> => {
  if (secret) return good('key: CRM_JWT_SECRET');
  if (jwksUrl) return jwksFinding(jwksUrl);
  if (databaseUrl !== undefined) return bad('key: none: set CRM_JWT_SECRET (32 bytes or more) or CRM_JWKS_URL');
  const kept = data === undefined ? undefined : await secretIn(data);
  return good(kept ? "key: the folder's secret" : 'key: none yet; serve makes one');
};

/** What one check found, where checking fails too. */
const found = async (name: string, check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await check();
  } catch (error) {
    if (error instanceof FolderHeldError)
      return [bad(`lock: ${error.message} If that server answers /readyz all is well; stop it to look inside`)];
    return [bad(`${name}: ${reasonOf(error)}`)];
  }
};

const findingsOf = async (context: Context): Promise<readonly Finding[]> => {
  const { data } = context.values;
  let environment: Environment;
  try {
    environment = environmentOf(context);
  } catch (error) {
    if (error instanceof Mistake) return [bad(`environment: ${error.message}`)];
    throw error;
  }
  if (environment.databaseUrl === undefined && data === undefined)
    throw new Mistake('A data folder (--data DIR) or DATABASE_URL is needed.', true);
  return [
    good('environment: every value can be used'),
    ...(await found('key', async () => [await keyFinding(environment, data)])),
    ...(await found('database', () => databaseFindings(environment, data))),
    ...(await found('login', () => appLoginFindings(environment))),
    ...(await found('bus', () => natsFinding(environment.natsUrl))),
    ...(await found('files', async () => [await filesFinding(environment, data)])),
  ];
};

/** Looks at everything that a server needs, changes nothing, and says what to do. */
export const doctor: Command = async (context) => {
  const findings = await findingsOf(context);
  for (const { isGood, text } of findings) process.stdout.write(`${isGood ? 'ok  ' : 'FIX '} ${text}\n`);
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
};
