import type { CrmClient } from '@towerp/crm-client';
import type { Comment, Communication } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { ReaderController } from '../base/reader-controller.js';
import { communicationWords } from '../locale/communication-words.js';
import { editWords } from '../locale/edit-words.js';
import type { Messages } from '../locale/messages.js';
import { failureOf } from '../ui/failure.js';
import { linkIcon } from '../ui/icons.js';
import { MenuController } from '../ui/menu-controller.js';
import { pencilIcon, trash2Icon } from '../ui/more-icons.js';
import { showToast } from '../ui/toasts/toast-store.js';

/** What somebody wrote and may change: only a communication has a channel. */
export type Written = Comment | Communication;

export type EntryPorts = {
  client: () => CrmClient | undefined;
  messages: () => Messages;
  reader: ReaderController;
  isReadonly: () => boolean;
};

type Acts = {
  /** Its words are to be changed in their place. */
  edit: (id: string) => void;
  /** It is about to be deleted, or is not after all. */
  leave: (id: string, isLeaving: boolean) => void;
};

const isComment = (entry: Written): entry is Comment => !('channel' in entry);

/** One menu for all entries of a timeline: changes, links, deletes; the button that opens it says whose entry it is. */
export class EntryMenu {
  readonly #host: LitElement;
  readonly #ports: EntryPorts;
  readonly #acts: Acts;
  readonly #keys: MenuController;
  #entry: Written | undefined;

  constructor(host: LitElement, ports: EntryPorts, acts: Acts) {
    this.#host = host;
    this.#ports = ports;
    this.#acts = acts;
    this.#keys = new MenuController(host, () => this.#popover);
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#entry-menu');
  }

  isOpenFor({ id }: Written): boolean {
    return this.#keys.isOpen && this.#entry?.id === id;
  }

  async open(entry: Written, source: HTMLElement): Promise<void> {
    this.#entry = entry;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#popover?.showPopover({ source });
  }

  /** A colleague may change every communication, and only their own comments; who wrote it or leads may delete it. */
  #may(entry: Written): { edit: boolean; delete: boolean } {
    const { reader, isReadonly } = this.#ports;
    const isMine = reader.isMe(entry.author);
    const leads = reader.me?.role === 'admin' || reader.me?.role === 'service';
    return {
      edit: !isReadonly() && (isComment(entry) ? isMine : reader.isMember),
      delete: !isReadonly() && (leads || (isMine && reader.isMember)),
    };
  }

  #copyLink({ id }: Written): void {
    const link = new URL(location.href);
    link.hash = `towerp-${id}`;
    // There is no clipboard on plain-HTTP intranets: the address bar then holds the link.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard) void clipboard.writeText(link.href);
    else location.hash = link.hash;
  }

  /** Nothing is sent before the time to take it back is over. */
  #delete(entry: Written): void {
    const { id } = entry;
    const client = this.#ports.client();
    const messages = this.#ports.messages();
    const words = communicationWords(messages);
    const [gone, stays] = isComment(entry)
      ? [messages.deletedComment, editWords(messages).commentStays]
      : [messages.deletedCommunication, words.stays];
    const stay = (): void => {
      this.#acts.leave(id, false);
    };
    const leave = (): void => {
      const write = isComment(entry) ? client?.comments.delete(id) : client?.communications.delete(id);
      write?.catch((error: unknown) => {
        stay();
        showToast({ text: `${stays} ${failureOf(error, messages).sentence}`, failed: true });
      });
    };
    this.#acts.leave(id, true);
    showToast({ text: gone, undo: stay, leave });
  }

  render(): TemplateResult {
    const messages = this.#ports.messages();
    const entry = this.#entry;
    const may = entry && this.#may(entry);
    return html`<div class="popup end" id="entry-menu" popover role="menu" aria-label=${messages.more} @toggle=${this.#keys.handleToggle} @keydown=${this.#keys.handleKeydown}>
      ${entry && may?.edit ? this.#keys.item(pencilIcon(), messages.edit, () => { this.#acts.edit(entry.id); }) : nothing}
      ${entry ? this.#keys.item(linkIcon(), messages.copyLink, () => { this.#copyLink(entry); }) : nothing}
      ${entry && may?.delete ? this.#keys.item(trash2Icon(), messages.delete, () => { this.#delete(entry); }) : nothing}
    </div>`;
  } // prettier-ignore
}
