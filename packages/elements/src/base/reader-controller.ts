import type { Me, Person } from '@towerp/crm-protocol';
import type { Loadable } from '@towerp/crm-client';
import type { ReactiveControllerHost } from 'lit';
import type { ClientController } from './client-controller.js';
import { StoreController } from './store-controller.js';

/** Knows who reads: what a portal reader must not see and a member may do hangs on it. */
export class ReaderController {
  readonly #me: StoreController<Loadable<Me>>;

  constructor(host: ReactiveControllerHost, client: ClientController) {
    this.#me = new StoreController(host, () => client.value?.people.$me);
  }

  get me(): Me | undefined {
    const me = this.#me.value;
    return me && me.state !== 'loading' ? me.value : undefined;
  }

  /** Why it is not known who reads. */
  get error(): unknown {
    const me = this.#me.value;
    return me?.state === 'failed' && !me.value ? me.error : undefined;
  }

  /** False until it is known, so that nothing internal shows for a moment. */
  get isMember(): boolean {
    return this.me !== undefined && this.me.role !== 'portal';
  }

  get isPortal(): boolean {
    return this.me?.role === 'portal';
  }

  get timeZone(): string | undefined {
    return this.me?.company.timeZone;
  }

  isMe(person: Pick<Person, 'id'>): boolean {
    return this.me?.user.id === person.id;
  }
}

/** A person of the counterparty: the contract gives their ids this beginning and no others. */
export const isOutside = (person: Pick<Person, 'id'>): boolean => person.id.startsWith('portal:');
