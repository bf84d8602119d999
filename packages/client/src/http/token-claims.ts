/** What a token says of its holder; read for the client's own use and never trusted. */
export interface TokenClaims {
  readonly sub: string;
  readonly name: string | undefined;
  readonly role: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | undefined;
  /** Differs where another person, company or role holds the token. */
  readonly identity: string;
}

const decodeBase64Url = (part: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0)),
  );

/** The claims of a JWT; `undefined` for a token of another form. */
export const claimsOf = (token: string): TokenClaims | undefined => {
  try {
    const claims = JSON.parse(decodeBase64Url(token.split('.')[1] ?? '')) as Record<string, unknown>;
    return {
      sub: String(claims['sub']),
      name: claims['name'] as string | undefined,
      role: claims['role'] as string | undefined,
      expiresAt: typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : undefined,
      identity: JSON.stringify(['company', 'sub', 'role', 'counterparty'].map((name) => claims[name])),
    };
  } catch {
    return undefined;
  }
};
