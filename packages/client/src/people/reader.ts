import type { Person } from '@towerp/crm-protocol';
import type { TokenClaims } from '../http/index.js';

/** Who reads and writes through this client, as far as its token tells. */
export class Reader {
  readonly #claims: () => TokenClaims | undefined;
  /** The name in the directory, once it is known. */
  name: string | undefined;

  constructor(claims: () => TokenClaims | undefined) {
    this.#claims = claims;
  }

  get person(): Person {
    const id = this.#claims()?.sub ?? '';
    return { kind: 'user', id, name: this.name ?? this.#claims()?.name ?? id };
  }

  get isPortal(): boolean {
    return this.#claims()?.role === 'portal';
  }

  /** True where `id` names the reader, also as `me`. */
  isMe(id: string): boolean {
    return id === 'me' || id === this.person.id;
  }
}
