import { ContextConsumer, ContextRoot } from '@lit/context';
import type { CrmClient } from '@towerp/crm-client';
import type { LitElement, ReactiveController } from 'lit';
import { clientContext } from './client-context.js';
import { $defaults } from './default-client.js';

// Without a root a provider that is defined after its consumers would never hear of them.
let rooted = false;
const rootContexts = (): void => {
  if (rooted) return;
  rooted = true;
  new ContextRoot().attach(document.documentElement);
};

/** Gives its host the client of the nearest provider, or the page's default one. */
export class ClientController implements ReactiveController {
  readonly #host: LitElement;
  readonly #context: ContextConsumer<typeof clientContext, LitElement>;
  #stop: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
    this.#context = new ContextConsumer(host, { context: clientContext, subscribe: true });
  }

  get value(): CrmClient | undefined {
    return this.#context.value ?? $defaults().get().client;
  }

  hostConnected(): void {
    rootContexts();
    this.#stop = $defaults().listen(() => {
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
