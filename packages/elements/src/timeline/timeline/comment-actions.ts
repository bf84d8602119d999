import type { CrmClient } from '@towerp/crm-client';
import type { Comment } from '@towerp/crm-protocol';
import type { LitElement, TemplateResult } from 'lit';
import type { ReaderController } from '../../base/reader-controller.js';
import type { Messages } from '../../locale/messages.js';
import { failureOf } from '../../ui/failure.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import type { EntryContext } from '../entry-parts.js';
import { EntryMenu, type EntryActions } from './entry-menu.js';

type Ports = {
  client: () => CrmClient | undefined;
  messages: () => Messages;
  reader: ReaderController;
  isReadonly: () => boolean;
};

/** What a reader does with comments that stand: changes their words, sees the earlier ones, deletes, links to them. */
export class CommentActions {
  readonly #host: LitElement;
  readonly #ports: Ports;
  readonly #menu: EntryMenu;
  readonly #leaving = new Set<string>();
  readonly #withHistory = new Set<string>();
  #editing: string | undefined;

  constructor(host: LitElement, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
    this.#menu = new EntryMenu(host, { messages: ports.messages, actionsOn: (comment) => this.#on(comment) });
  }

  /** What the entries need to know of it. */
  context(): Pick<EntryContext, 'menu' | 'editing' | 'closeEdit' | 'showsHistory' | 'history' | 'isLeaving'> {
    return {
      menu: (comment) => this.#menu.button(comment),
      editing: this.#editing,
      closeEdit: () => { this.#setEditing(undefined); },
      showsHistory: ({ id }) => this.#withHistory.has(id),
      history: this.#ports.reader.isMember ? this.#toggleHistory : undefined,
      isLeaving: (id) => this.#leaving.has(id),
    };
  } // prettier-ignore

  /** The menu that all comments share. */
  render(): TemplateResult {
    return this.#menu.render();
  }

  /** Another thread is shown. */
  forget(): void {
    this.#withHistory.clear();
    this.#editing = undefined;
  }

  #on(comment: Comment): EntryActions {
    const { reader, isReadonly } = this.#ports;
    const isMine = reader.isMe(comment.author);
    const mayDelete = reader.me?.role === 'admin' || reader.me?.role === 'service' || (isMine && reader.isMember);
    return {
      copyLink: () => { this.#copyLink(comment); },
      edit: isMine && !isReadonly() ? () => void this.#edit(comment) : undefined,
      delete: mayDelete && !isReadonly() ? () => { this.#delete(comment); } : undefined,
    };
  } // prettier-ignore

  #copyLink(comment: Comment): void {
    const link = new URL(location.href);
    link.hash = `towerp-${comment.id}`;
    // There is no clipboard on plain-HTTP intranets: the address bar then holds the link.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard) void clipboard.writeText(link.href);
    else location.hash = link.hash;
  }

  #setEditing(id: string | undefined): void {
    this.#editing = id;
    this.#host.requestUpdate();
  }

  async #edit({ id }: Comment): Promise<void> {
    await import('../../comments/comment-edit/define.js');
    this.#setEditing(id);
  }

  readonly #toggleHistory = ({ id }: Comment): void => {
    if (!this.#withHistory.delete(id)) this.#withHistory.add(id);
    void import('../../comments/comment-history/define.js');
    this.#host.requestUpdate();
  };

  /** Nothing is sent before the time to take it back is over. */
  #delete({ id }: Comment): void {
    const client = this.#ports.client();
    const messages = this.#ports.messages();
    const stay = (): void => {
      this.#leaving.delete(id);
      this.#host.requestUpdate();
    };
    const leave = (): void => {
      client?.comments.delete(id).catch((error: unknown) => {
        stay();
        showToast({ text: `${messages.commentStays} ${failureOf(error, messages).sentence}`, failed: true });
      });
    };
    this.#leaving.add(id);
    this.#host.requestUpdate();
    showToast({ text: messages.deletedComment, undo: stay, leave });
  }
}
