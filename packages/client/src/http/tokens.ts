import { isCrmError, NetworkError, TimeoutError, UnauthenticatedError, type CrmError } from '../errors/index.js';
import { claimsOf, type TokenClaims } from './token-claims.js';

/** Where the host gives its token; asked again when the former one is over. */
export type GetToken = () => string | Promise<string>;

// Asked for this long before it ends, so that a slow host does not cost a refused request.
const expiryMargin = 20_000;

/** Keeps the one token: asked for once however many wait, anew after a 401, and known as refused when it is. */
export class Tokens {
  readonly #getToken: GetToken;
  readonly #timeoutMs: number;
  #token: string | undefined;
  #claims: TokenClaims | undefined;
  #renewAt = Infinity;
  #asking: Promise<string> | undefined;
  #signedOut = false;
  /** Told when the caller is refused, and when a call succeeds again. */
  onSignedOut: (error: CrmError | undefined) => void = () => {};
  /** Told when the server has answered a call. */
  onAccepted: () => void = () => {};
  /** Told when the first token comes, and when that of another person, company or role does. */
  onIdentity: (claims: TokenClaims, former: TokenClaims | undefined) => void = () => {};

  constructor(getToken: GetToken, timeoutMs = 15_000) {
    this.#getToken = getToken;
    this.#timeoutMs = timeoutMs;
  }

  /** Who holds the present token. */
  get claims(): TokenClaims | undefined {
    return this.#claims;
  }

  get isSignedOut(): boolean {
    return this.#signedOut;
  }

  /** The present token, or a new one where it is about to end. */
  get(): Promise<string> {
    const token = this.#token;
    if (token === undefined) return this.#ask();
    if (Date.now() < this.#renewAt) return Promise.resolve(token);
    // The old one holds a little longer, should the host have no new one yet.
    return this.#ask().catch((error: unknown) => {
      if (this.#token === token) return token;
      throw error;
    });
  }

  /** A token other than `refused`: the one that came meanwhile, or a new one. */
  renew(refused: string): Promise<string> {
    if (this.#token !== undefined && this.#token !== refused) return Promise.resolve(this.#token);
    this.#token = undefined;
    return this.#ask();
  }

  /** Forgets the token and whose it was: the host is asked anew. */
  drop(): void {
    this.#token = this.#claims = undefined;
  }

  /** Says that the server took a token. */
  accepted(): void {
    this.onAccepted();
    if (!this.#signedOut) return;
    this.#signedOut = false;
    this.onSignedOut(undefined);
  }

  /** Says that the server refused also a new token. */
  refused(error: CrmError): void {
    this.#token = undefined;
    if (this.#signedOut) return;
    this.#signedOut = true;
    this.onSignedOut(error);
  }

  #ask(): Promise<string> {
    this.#asking ??= this.#fetchToken().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #fetchToken(): Promise<string> {
    let token: string;
    try {
      token = await inTime(this.#getToken, this.#timeoutMs);
    } catch (error) {
      if (!isCrmError(error)) throw new NetworkError(error, 'No token could be had.');
      if (error.status === 401) this.refused(error);
      throw error;
    }
    if (!token) {
      const error = new UnauthenticatedError({ code: 'unauthenticated', status: 401, detail: 'Nobody is signed in.' });
      this.refused(error);
      throw error;
    }
    this.#take(token);
    return token;
  }

  #take(token: string): void {
    const former = this.#claims;
    this.#token = token;
    this.#claims = claimsOf(token);
    // A token that seems over already tells of a wrong clock here: then the server's 401 decides.
    const renewAt = (this.#claims?.expiresAt ?? Infinity) - expiryMargin;
    this.#renewAt = renewAt > Date.now() ? renewAt : Infinity;
    if (this.#claims && former?.identity !== this.#claims.identity) this.onIdentity(this.#claims, former);
  }
}

const inTime = async (ask: GetToken, timeoutMs: number): Promise<string> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new TimeoutError()); }, timeoutMs); // prettier-ignore
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
};
