import { Role } from '@towerp/crm-protocol';
import { Auth } from '../http/index.js';
import { environmentOf, numberOf, required, say, type Command } from './context.js';
import { Mistake } from './mistake.js';
import { openDatabase } from './open-database.js';
import { secretIn } from './secret.js';

/** Brings the database to this build's schema. */
export const migrateDatabase: Command = async (context) => {
  const { databaseUrl: url, appDatabaseUrl: appUrl } = environmentOf(context);
  const { data, restored } = context.values;
  const isRestored = restored !== undefined;
  const opened = await openDatabase({ url, appUrl, folder: data, isRestored });
  await opened.close();
  const { migrated } = opened;
  say(migrated === 0 ? 'The schema was up to date.' : `The schema was brought on by ${String(migrated)} steps.`);
  if (isRestored) say('The data count as restored: every stream begins anew.');
  return 0;
};

const year = 366 * 86_400;

/** Prints a token, for trying things out and for services. */
export const makeToken: Command = async (context) => {
  const { secret: given, jwksUrl, issuer, audience } = environmentOf(context);
  if (jwksUrl) throw new Mistake('Tokens are signed by the issuer of CRM_JWKS_URL; this server has no secret.');
  const sub = required(context, 'user');
  const company = required(context, 'company');
  const role = Role.safeParse(required(context, 'role'));
  if (!role.success) throw new Mistake(`--role must be one of ${Role.options.join(', ')}.`, true);
  const { data, counterparty, name } = context.values;
  const isPortal = role.data === 'portal';
  if (isPortal !== sub.startsWith('portal:'))
    throw new Mistake('A --user of the portal, and no other, begins with “portal:”.', true);
  if (isPortal !== (counterparty !== undefined))
    throw new Mistake('--counterparty is needed for the role portal, and for no other.', true);
  const ttl = numberOf(context, 'ttl', { usual: 3600, from: 1, to: 10 * year });
  const secret = given ?? (data === undefined ? undefined : await secretIn(data));
  if (secret === undefined)
    throw new Mistake(
      data === undefined
        ? 'CRM_JWT_SECRET or --data DIR is needed, to sign with.'
        : `${data} keeps no secret yet; “serve --data ${data}” makes one.`,
    );
  const auth = new Auth({ secret, ...(issuer ? { issuer } : {}), ...(audience ? { audience } : {}) }, () => new Date());
  const claims = {
    sub,
    company,
    role: role.data,
    ...(name ? { name } : {}),
    ...(counterparty ? { counterparty } : {}),
  };
  const { token } = await auth.issue(claims, ttl);
  process.stdout.write(`${token}\n`);
  return 0;
};
