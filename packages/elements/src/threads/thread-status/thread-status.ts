import type { Loadable } from '@towerp/crm-client';
import type { Status, Thread } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { statusIndexOf } from '../../base/keys.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { base } from '../../styles/base.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { checkIcon, chevronDownIcon } from '../../ui/more-icons.js';
import { MenuController } from '../../ui/menu-controller.js';
import { statusShape } from '../../ui/shape.js';
import { statusPill } from '../../ui/status-pill.js';
import { changeStatus } from '../change-status.js';
import { threadStatusStyles } from './thread-status.styles.js';

/** Shows a thread's status and changes it: a menu with the keys 1–6, shown at once, undone for 8 seconds.
 *  @csspart trigger - The button that opens the menu.
 *  @fires {StatusChangeEvent} towerp-status-change - The status is about to change; cancelable. */
export class ThreadStatus extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, marks, popups, threadStatusStyles];

  /** The thread to follow. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** The thread itself where the page has it already. */
  @property({ attribute: false }) thread: Thread | undefined;
  /** Shows the status without a menu. */
  @property({ type: Boolean }) readonly = false;

  @query('[role=menu]') private readonly menuElement!: HTMLElement | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #menu = new MenuController(this, () => this.menuElement);
  readonly #thread = new StoreController<Loadable<Thread>>(this, () =>
    this.threadId && !this.thread ? this.#client.value?.threads.$one(this.threadId) : undefined,
  );

  get #shown(): Thread | undefined {
    const loaded = this.#thread.value;
    return this.thread ?? (loaded && loaded.state !== 'loading' ? loaded.value : undefined);
  }

  /** Opens the menu. */
  show(): void {
    this.menuElement?.showPopover({ source: this.renderRoot.querySelector<HTMLElement>('.trigger') ?? this });
  }

  #set(status: Status): void {
    this.#menu.close();
    const client = this.#client.value;
    const thread = this.#shown;
    if (client && thread) changeStatus(this, client, thread, status, this.#language.messages);
  }

  #handleKeydown(event: KeyboardEvent): void {
    const index = statusIndexOf(event.code);
    const status = index === undefined || event.ctrlKey || event.metaKey || event.altKey ? undefined : statuses[index];
    if (!status) {
      if (this.#menu.isOpen) this.#menu.handleKeydown(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.#set(status);
  }

  #item(status: Status, current: Status, index: number): TemplateResult {
    const { messages } = this.#language;
    return html`<button
      type="button"
      class="item ${status}"
      role="menuitemradio"
      tabindex="-1"
      aria-checked=${status === current ? 'true' : 'false'}
      @click=${() => {
        this.#set(status);
      }}
    >
      ${statusShape(status)}${messages.statuses[status]}${status === current ? checkIcon() : nothing}
      <kbd class="key" aria-hidden="true">${index + 1}</kbd>
    </button>`;
  }

  override render(): TemplateResult | typeof nothing {
    const thread = this.#shown;
    const { messages } = this.#language;
    if (!thread) return nothing;
    if (this.readonly || !this.#reader.isMember) return statusPill(thread.status, messages);
    return html`<button
        type="button"
        class="trigger ${thread.status}"
        part="trigger"
        popovertarget="menu"
        aria-haspopup="menu"
        aria-expanded=${this.#menu.isOpen ? 'true' : 'false'}
        aria-label=${messages.changeStatus(messages.statuses[thread.status])}
        @keydown=${this.#handleKeydown}
      >
        ${statusShape(thread.status)}<span>${messages.statuses[thread.status]}</span>${chevronDownIcon()}
      </button>
      <div
        class="popup"
        id="menu"
        popover
        role="menu"
        aria-label=${messages.statusMenu}
        @toggle=${this.#menu.handleToggle}
        @keydown=${this.#handleKeydown}
      >
        ${statuses.map((status, index) => this.#item(status, thread.status, index))}
      </div>`;
  }
}
