import type { Comment } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Messages } from '../../locale/messages.js';
import { linkIcon } from '../../ui/icons.js';
import { MenuController } from '../../ui/menu-controller.js';
import { ellipsisIcon, pencilIcon, trash2Icon } from '../../ui/more-icons.js';

/** What can be done with a comment. */
export type EntryActions = {
  edit?: (() => void) | undefined;
  delete?: (() => void) | undefined;
  copyLink: () => void;
};

type Ports = { messages: () => Messages; actionsOn: (comment: Comment) => EntryActions };

/** One menu for all comments of a timeline; the button that opens it says whose it is. */
export class EntryMenu {
  readonly #host: LitElement;
  readonly #ports: Ports;
  readonly #keys: MenuController;
  #comment: Comment | undefined;

  constructor(host: LitElement, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
    this.#keys = new MenuController(host, () => this.#popover);
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#entry-menu');
  }

  /** The button beside a comment. */
  button(comment: Comment): TemplateResult {
    const isOpen = this.#keys.isOpen && this.#comment?.id === comment.id;
    return html`<button type="button" class="tool button compact square quiet" aria-haspopup="menu" aria-expanded=${isOpen ? 'true' : 'false'}
      aria-label=${this.#ports.messages().moreOn(comment.author.name)} @click=${(event: Event) => { this.#open(comment, event.currentTarget as HTMLElement); }}>${ellipsisIcon()}</button>`;
  } // prettier-ignore

  #open(comment: Comment, source: HTMLElement): void {
    this.#comment = comment;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#popover?.showPopover({ source }));
  }

  render(): TemplateResult {
    const messages = this.#ports.messages();
    const actions = this.#comment && this.#ports.actionsOn(this.#comment);
    return html`<div class="popup end" id="entry-menu" popover role="menu" aria-label=${messages.more} @toggle=${this.#keys.handleToggle} @keydown=${this.#keys.handleKeydown}>
      ${actions?.edit ? this.#keys.item(pencilIcon(), messages.edit, actions.edit) : nothing}
      ${actions ? this.#keys.item(linkIcon(), messages.copyLink, actions.copyLink) : nothing}
      ${actions?.delete ? this.#keys.item(trash2Icon(), messages.delete, actions.delete) : nothing}
    </div>`;
  } // prettier-ignore
}
