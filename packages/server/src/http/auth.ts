import { Role } from '@towerp/crm-protocol';
import { createRemoteJWKSet, errors, jwtVerify, SignJWT, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { Refusal } from '../access/index.js';

/** How tokens are signed: a shared secret (HS256), or the public keys of an issuer. */
export interface AuthOptions {
  readonly secret?: string | Uint8Array;
  readonly jwksUrl?: string;
  readonly issuer?: string;
  readonly audience?: string;
}

/** What a token says, checked. */
export interface Claims {
  readonly sub: string;
  readonly company: string;
  readonly role: Role;
  readonly name: string | undefined;
  readonly counterparty: string | null;
  /** The moment at which it ends, leeway included, in milliseconds. */
  readonly endsAt: number;
}

// Clocks of the issuer and of this server may differ by so much.
const leeway = 60;
const asymmetric = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const remembered = 5_000;

const unauthenticated = (detail: string): Refusal => new Refusal('unauthenticated', detail);
export const tokenExpired = (): Refusal => new Refusal('token_expired', "The token's time is over.");

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= 128 && !/[\0\p{Surrogate}]/u.test(value);

const claimsOf = (payload: JWTPayload): Claims => {
  const { sub, company, role, name, counterparty, exp } = payload;
  if (!isId(sub)) throw unauthenticated('The token lacks a usable sub.');
  if (!isId(company)) throw unauthenticated('The token lacks a usable company.');
  const known = Role.safeParse(role);
  if (!known.success) throw unauthenticated('The token lacks a usable role.');
  if (typeof exp !== 'number') throw unauthenticated('The token lacks exp.');
  if (
    name !== undefined &&
    (typeof name !== 'string' || name.trim() === '' || name.length > 200 || /[\0\p{Surrogate}]/u.test(name))
  )
    throw unauthenticated("The token's name is not usable.");
  if (sub.startsWith('portal:') !== (known.data === 'portal'))
    throw unauthenticated('A portal sub, and no other, begins with portal:.');
  if (known.data === 'portal' && !isId(counterparty)) throw unauthenticated('A portal token names its counterparty.');
  return {
    sub,
    company,
    role: known.data,
    name: name?.normalize('NFC').trim(),
    counterparty: known.data === 'portal' ? (counterparty as string) : null,
    endsAt: (exp + leeway) * 1000,
  };
};

/** Reads bearer tokens, and makes those of the portal. */
export class Auth {
  readonly #options: AuthOptions;
  readonly #clock: () => Date;
  readonly #secret: Uint8Array | undefined;
  readonly #remote: JWTVerifyGetKey | undefined;
  // A signature is checked once a token; what changes with time is checked on every request.
  readonly #known = new Map<string, Claims>();

  constructor(options: AuthOptions, clock: () => Date) {
    this.#options = options;
    this.#clock = clock;
    this.#secret = typeof options.secret === 'string' ? new TextEncoder().encode(options.secret) : options.secret;
    this.#remote = options.jwksUrl ? createRemoteJWKSet(new URL(options.jwksUrl)) : undefined;
  }

  /** Who asks. @throws {Refusal} `unauthenticated` or `token_expired` */
  async authenticate(request: Request): Promise<Claims> {
    const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!token) throw unauthenticated('A bearer token is needed.');
    const claims = this.#known.get(token) ?? this.#remember(token, claimsOf(await this.#verify(token)));
    if (this.#clock().getTime() > claims.endsAt) {
      this.#known.delete(token);
      throw tokenExpired();
    }
    return claims;
  }

  /** Makes a token for a person of the portal. */
  async issue(
    claims: { sub: string; company: string; role: Role; name?: string; counterparty?: string },
    ttl: number,
  ): Promise<{ token: string; expiresAt: string }> {
    if (!this.#secret) throw new Refusal('conflict', 'Tokens are signed elsewhere: this server has no secret.');
    const { sub, ...rest } = claims;
    const now = Math.floor(this.#clock().getTime() / 1000);
    const jwt = new SignJWT(rest)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(sub)
      .setIssuedAt(now)
      .setExpirationTime(now + ttl);
    if (this.#options.issuer) jwt.setIssuer(this.#options.issuer);
    if (this.#options.audience) jwt.setAudience(this.#options.audience);
    return { token: await jwt.sign(this.#secret), expiresAt: new Date((now + ttl) * 1000).toISOString() };
  }

  #remember(token: string, claims: Claims): Claims {
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(token, claims);
    return claims;
  }

  async #verify(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.#options;
    const rules = {
      clockTolerance: leeway,
      currentDate: this.#clock(),
      ...(issuer ? { issuer } : {}),
      ...(audience ? { audience } : {}),
    };
    try {
      const { payload } = this.#secret
        ? await jwtVerify(token, this.#secret, { ...rules, algorithms: ['HS256'] })
        : await jwtVerify(token, this.#remoteKeys(), { ...rules, algorithms: asymmetric });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw tokenExpired();
      if (error instanceof errors.JWKSTimeout || (error instanceof TypeError && /fetch/.test(error.message)))
        throw new Refusal('unavailable', "The issuer's keys cannot be fetched.");
      throw unauthenticated('The token is not one that this server trusts.');
    }
  }

  #remoteKeys(): JWTVerifyGetKey {
    if (!this.#remote) throw unauthenticated('This server has no key to check tokens with.');
    return this.#remote;
  }
}
