import type { Connection, Loadable } from '@towerp/crm-client';
import type { Communication } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { Timing } from '../../base/times.js';
import { communicationWords } from '../../locale/communication-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { entryBoxes } from '../../styles/entry-boxes.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf } from '../../ui/failure.js';
import { MenuController } from '../../ui/menu-controller.js';
import { ellipsisIcon, fileQuestionIcon, pencilIcon, trash2Icon } from '../../ui/more-icons.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import { channelSign, communicationBox } from '../communication-box.js';
import { communicationCardStyles } from './communication-card.styles.js';

/** Shows one communication: channel and direction, with whom, when, what about, what was agreed, its files and who recorded it.
 *  @csspart card - The card.
 *  @cssstate loading - Nothing is known yet.  @cssstate error - It did not load.  @cssstate offline - What is shown may be old.  @cssstate empty - There is none, or none for this reader.
 *  @fires {CommunicationSavedEvent} towerp-communication-saved - It was changed. */
export class CommunicationCard extends LitElement {
  static override styles = [tokens, base, controls, marks, popups, conditions, entryBoxes, communicationCardStyles];

  /** The communication. */
  @property({ attribute: 'communication-id' }) communicationId = '';
  /** The thread in which it stands: whose people are offered when it is changed. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** Offers nothing that changes it. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  @state() private isEditing = false;
  /** True from its deletion until that is taken back. */
  @state() private isLeaving = false;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #menu = new MenuController(this, () => this.renderRoot.querySelector<HTMLElement>('#menu'));
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #communication = new StoreController<Loadable<Communication>>(this, () =>
    this.communicationId ? this.#client.value?.communications.$one(this.communicationId) : undefined,
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('communicationId')) this.isEditing = this.isLeaving = false;
  }

  get #shown(): Communication | undefined {
    const loaded = this.#communication.value;
    return loaded && loaded.state !== 'loading' ? loaded.value : undefined;
  }

  get #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  async #edit(): Promise<void> {
    await import('../communication-form/define.js');
    this.isEditing = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('towerp-communication-form')?.focus();
  }

  readonly #closeEdit = (): void => {
    this.isEditing = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.more')?.focus());
  };

  /** Nothing is sent before the time to take it back is over. */
  #delete({ id }: Communication): void {
    const client = this.#client.value;
    const { messages } = this.#language;
    const words = communicationWords(messages);
    const stay = (): void => {
      this.isLeaving = false;
    };
    const leave = (): void => {
      client?.communications.delete(id).catch((error: unknown) => {
        stay();
        showToast({ text: `${words.stays} ${failureOf(error, messages).sentence}`, failed: true });
      });
    };
    this.isLeaving = true;
    showToast({ text: messages.deletedCommunication, undo: stay, leave });
  }

  #tools(communication: Communication): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    if (this.readonly || !this.#reader.isMember) return nothing;
    const role = this.#reader.me?.role;
    const mayDelete = this.#reader.isMe(communication.author) || role === 'admin' || role === 'service';
    return html`<button type="button" class="more button compact square quiet" popovertarget="menu" aria-haspopup="menu" aria-expanded=${this.#menu.isOpen ? 'true' : 'false'} aria-label=${messages.moreActions} title=${messages.moreActions}>${ellipsisIcon()}</button>
      <div class="popup end" id="menu" popover role="menu" aria-label=${messages.moreActions} @toggle=${this.#menu.handleToggle} @keydown=${this.#menu.handleKeydown}>
        ${this.#menu.item(pencilIcon(), messages.edit, () => void this.#edit())}
        ${mayDelete ? this.#menu.item(trash2Icon(), messages.delete, () => { this.#delete(communication); }) : nothing}
      </div>`;
  } // prettier-ignore

  #card(communication: Communication): TemplateResult {
    if (this.isLeaving) return html`<p class="muted small">${this.#language.messages.deletedCommunication}</p>`;
    if (this.isEditing)
      return html`<div class="editing">
        <towerp-communication-form
          thread-id=${this.threadId || (communication.threadId ?? '')}
          .communication=${communication}
          @towerp-close=${this.#closeEdit}
        ></towerp-communication-form>
      </div>`;
    return html`<article class="card" part="card" aria-label=${communication.topic}>
      ${connectionBar(this.#connection.value, this.#timing)} ${channelSign(communication)}
      ${communicationBox(communication, this.#reader.isMember, this.#timing, this.#tools(communication))}
    </article>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    const words = communicationWords(messages);
    const loaded = this.#communication.value;
    const shown = this.#shown;
    const error = loaded?.state === 'failed' && !shown ? loaded.error : undefined;
    const isMissing = error?.code === 'not_found';
    this.#states.set({
      loading: !shown && !error,
      error: error !== undefined && !isMissing,
      empty: isMissing,
      offline: this.#connection.value?.state === 'offline',
    });
    if (!this.communicationId) return nothing;
    if (shown && this.#reader.me) return this.#card(shown);
    if (isMissing) return emptyPlace({ icon: fileQuestionIcon(), title: words.missing, why: words.missingWhy });
    if (error) return failedPlace(words.failed, error, messages, () => { this.#client.value?.connection.reconnect(); });
    return skeletonRows(1, messages);
  } // prettier-ignore
}
