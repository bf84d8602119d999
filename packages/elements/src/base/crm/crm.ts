import { ContextProvider } from '@lit/context';
import { createCrmClient, type Connection, type CrmClient } from '@towerp/crm-client';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { clientContext } from '../client-context.js';
import { oneAtATime } from '../token.js';
import { AuthRequiredEvent, ConnectionEvent } from './events.js';

/** Gives the elements inside it one client, language, theme and density.
 *  @slot - The elements, and anything else.
 *  @fires {AuthRequiredEvent} towerp-auth-required - Somebody has to sign in; cancelable.
 *  @fires {ConnectionEvent} towerp-connection - The connection changed. */
export class Crm extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([theme='auto']) {
      --towerp-color-scheme: light dark;
      color-scheme: light dark;
    }
    :host([theme='light']) {
      --towerp-color-scheme: light;
      color-scheme: light;
    }
    :host([theme='dark']) {
      --towerp-color-scheme: dark;
      color-scheme: dark;
    }
    :host([density='compact']) {
      --towerp-row: calc(var(--towerp-space, 4px) * 8);
      --towerp-control: calc(var(--towerp-space, 4px) * 7);
      --towerp-gap: calc(var(--towerp-space, 4px) * 3);
    }
  `;

  /** Where the backend is, without `/v1`. */
  @property({ attribute: 'base-url' }) baseUrl = '';
  /** The language of the elements inside, as `lang` would set it. */
  @property() locale = '';
  /** `light`, `dark`, `auto` after the system; without it the page's own. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' | '' = '';
  /** How tightly things stand. */
  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';
  /** Gives the host's token; asked again when the former one is over, one question at a time. */
  @property({ attribute: false }) getToken: (() => string | Promise<string>) | undefined;
  /** A client of the page's own, instead of one made from `base-url`. */
  @property({ attribute: false }) client: CrmClient | undefined;

  readonly #provider = new ContextProvider(this, { context: clientContext });
  #own: CrmClient | undefined;
  #followed: CrmClient | undefined;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') && this.locale) this.lang = this.locale;
    if (changed.has('baseUrl')) {
      this.#own?.close();
      this.#own = undefined;
    }
    if (!this.client && !this.#own && this.baseUrl) this.#own = this.#make();
    const client = this.client ?? this.#own;
    if (this.#provider.value !== client) this.#provider.setValue(client);
    if (this.isConnected) this.#follow(client);
  }

  #make(): CrmClient {
    const askForToken = oneAtATime(() => {
      if (this.getToken) return this.getToken();
      throw new Error('<towerp-crm> has no getToken.');
    });
    return createCrmClient({ baseUrl: this.baseUrl, getToken: askForToken });
  }

  #follow(client: CrmClient | undefined): void {
    if (client === this.#followed) return;
    this.#stop?.();
    this.#followed = client;
    this.#stop = client?.connection.$state.listen((connection: Connection) => {
      this.dispatchEvent(new ConnectionEvent(connection));
      if (connection.state === 'signed_out') this.dispatchEvent(new AuthRequiredEvent());
    });
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
