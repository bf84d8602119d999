import type { Role } from '@towerp/crm-protocol';
import type { Crm } from '@towerp/crm-server';
import { SignJWT } from 'jose';

/** The company of the demo. */
export const demoCompanyId = 'demo';

/** Whom a token is for. */
export interface DemoCaller {
  readonly id: string;
  readonly name: string | undefined;
  readonly role: Role;
  readonly counterpartyId?: string;
  /** @default the demo's */
  readonly company?: string;
}

/** The backend of the demo and a way to be any of its people. */
export interface DemoPort {
  readonly crm: Crm;
  tokenOf(caller: DemoCaller): Promise<string>;
}

/** Signs tokens of 10 minutes with the secret that the backend knows. */
export const demoPort = (crm: Crm, secret: Uint8Array): DemoPort => ({
  crm,
  tokenOf: ({ id, name, role, counterpartyId, company = demoCompanyId }) =>
    new SignJWT({
      role,
      company,
      ...(name ? { name } : {}),
      ...(counterpartyId ? { counterparty: counterpartyId } : {}),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(id)
      .setExpirationTime('10 minutes')
      .sign(secret),
});
