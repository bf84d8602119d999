import type { CrmClient } from '@towerp/crm-client';
import type { Ground } from './ground.js';

/** What a section reads once for a client, and again where that failed. */
export class Reading<T> {
  readonly #ground: () => Ground;
  readonly #read: (client: CrmClient) => Promise<T>;
  #client: CrmClient | undefined;
  value: T | undefined;
  error: unknown;

  constructor(ground: () => Ground, read: (client: CrmClient) => Promise<T>) {
    this.#ground = ground;
    this.#read = read;
  }

  /** Reads where that was not done yet for this client; true where it is another one than before. */
  begin(): boolean {
    const { client } = this.#ground();
    if (!client || client === this.#client) return false;
    this.#client = client;
    this.value = undefined;
    void this.again();
    return true;
  }

  /** Reads anew; what was read stays until then. */
  readonly again = async (): Promise<void> => {
    const client = this.#client;
    if (!client) return;
    this.error = undefined;
    const { host } = this.#ground();
    host.requestUpdate();
    try {
      const value = await this.#read(client);
      if (client === this.#client) this.value = value;
    } catch (error) {
      if (client === this.#client) this.error = error;
    }
    host.requestUpdate();
  };
}
