import type { AttachmentList as Attached, Connection, CountedList, Loadable } from '@towerp/crm-client';
import type { Task, Thread } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AttachmentList } from '../../attachments/attachment-list/attachment-list.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { KeydownController } from '../../base/keydown-controller.js';
import { actingKey, statusIndexOf } from '../../base/keys.js';
import { LanguageController } from '../../base/language-controller.js';
import { lazily } from '../../base/lazily.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { dayOf, shortDay, type Timing } from '../../base/times.js';
import type { Composer } from '../../comments/composer/composer.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { completeTask } from '../../tasks/complete-task.js';
import { taskLine } from '../../tasks/open-tasks.js';
import { taskLines } from '../../tasks/open-tasks.styles.js';
import type { ReplyEvent } from '../../timeline/events.js';
import { avatars } from '../../ui/avatar.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { heading } from '../../ui/heading.js';
import { linkIcon, lockIcon } from '../../ui/icons.js';
import { building2Icon } from '../../ui/list-icons.js';
import { MenuController } from '../../ui/menu-controller.js';
import {
  bellIcon,
  bellOffIcon,
  bellRingIcon,
  ellipsisIcon,
  eyeIcon,
  fileQuestionIcon,
  pencilIcon,
  printerIcon,
} from '../../ui/more-icons.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import { NavigateEvent } from '../../records/events.js';
import { changeStatus } from '../change-status.js';
import type * as beside from './beside.js';
import type { RailOptions } from './rail.js';
import { threadViewStyles } from './thread-view.styles.js';

type Beside = typeof beside;

const loadBeside = lazily(() => import('./beside.js'));

/** The entry that the page's address names, as the timeline's links do. */
const linkedEntry = (): string => /^#towerp-([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? '';

const openStatuses = statuses.filter((status) => status !== 'completed' && status !== 'cancelled');

/** One thread: its head with the status, description, timeline, open tasks, attachments, people, and where one writes.
 *  Keys while the focus is inside: 1–6 status, M communication, T task, L attach, R write, F follow, Z undo.
 *  @slot actions - Buttons beside the topic, before ours.
 *  @cssprop [--towerp-sticky-top=0] - Where the head sticks, below a page's own bar.
 *  @cssstate loading - Nothing is known yet.  @cssstate error - It did not load.  @cssstate offline - What is shown may be old.
 *  @fires {StatusChangeEvent} towerp-status-change - The status is about to change; cancelable.
 *  @fires {NavigateEvent} towerp-navigate - A record or the counterparty was asked for; cancelable. */
export class ThreadView extends LitElement {
  static override styles = [tokens, base, controls, fields, marks, popups, conditions, taskLines, threadViewStyles];

  /** The thread to show. */
  @property({ attribute: 'thread-id', reflect: true }) threadId = '';
  /** The comment, communication or task to bring into view; the page's `#towerp-…` unless told. */
  @property() entry = '';
  /** Offers nothing that changes the thread. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** `off` leaves the letter keys to the page. */
  @property() shortcuts: 'on' | 'off' = 'on';
  /** The level of the topic. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private showsAllPeople = false;
  @state() private isEditing = false;
  @state() private beside: Beside | undefined;

  @query('towerp-composer') private readonly composer!: Composer | null;
  @query('towerp-attachment-list') private readonly attachmentList!: AttachmentList | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #thread = new StoreController<Loadable<Thread>>(this, () =>
    this.threadId ? this.#client.value?.threads.$one(this.threadId) : undefined,
  );
  readonly #tasks = new StoreController<Loadable<CountedList<Task>>>(this, () =>
    this.threadId
      ? this.#client.value?.tasks.$list({ thread: this.threadId, status: openStatuses, limit: 50 })
      : undefined,
  );

  readonly #menu = new MenuController(this, () => this.renderRoot.querySelector<HTMLElement>('#more'));
  readonly #attached = new StoreController<Loadable<Attached>>(this, () =>
    this.threadId ? this.#client.value?.attachments.$of(this.threadId) : undefined,
  );

  constructor() {
    super();
    const keys = new KeydownController(this, (event) => {
      const code = this.shortcuts === 'off' ? undefined : actingKey(event);
      return code !== undefined && this.#act(code);
    });
    this.addController(keys);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('threadId')) this.isEditing = false;
  }

  override updated(): void {
    if (this.beside) return;
    const arrived = (loaded: Beside): void => {
      this.beside = loaded;
    };
    // Tried again with the next change.
    loadBeside().then(arrived, () => undefined);
  }

  get #shown(): Thread | undefined {
    const loaded = this.#thread.value;
    return loaded && loaded.state !== 'loading' ? loaded.value : undefined;
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.isMember;
  }

  #act(code: string): boolean {
    const index = statusIndexOf(code);
    if (index !== undefined) return this.#setStatus(index);
    if (code === 'KeyR' && !this.readonly) {
      this.composer?.focus();
      return true;
    }
    if (code === 'KeyF') return this.#follow();
    if (code === 'KeyZ') return undoLatest();
    if (code === 'KeyL' && !this.readonly) {
      void this.#attach();
      return true;
    }
    if (!this.#isWritable) return false;
    switch (code) {
      case 'KeyM': void this.composer?.open('communication'); return true;
      case 'KeyT': void this.composer?.open('task'); return true;
      default: return false;
    }
  } // prettier-ignore

  #setStatus(index: number): boolean {
    const status = statuses[index];
    const client = this.#client.value;
    const thread = this.#shown;
    if (!status || !client || !thread || !this.#isWritable) return false;
    changeStatus(this, client, thread, status, this.#language.messages);
    return true;
  }

  #follow(): boolean {
    const thread = this.#shown;
    const threads = this.#client.value?.threads;
    if (!thread || !threads) return false;
    // The store shows it at once and takes it back by itself where it is refused.
    void (thread.followed ? threads.unfollow(thread.id) : threads.follow(thread.id)).catch(() => undefined);
    return true;
  }

  #mute(): void {
    const thread = this.#shown;
    void this.#client.value?.threads.follow(thread?.id ?? '', { muted: !thread?.muted }).catch(() => undefined);
  }

  #markUnread(): void {
    void this.#client.value?.threads.markUnread(this.threadId).catch(() => undefined);
  }

  async #edit(): Promise<void> {
    await import('../../comments/desk.js');
    this.isEditing = true;
  }

  async #attach(): Promise<void> {
    await loadBeside();
    await this.attachmentList?.pick();
  }

  #complete(task: Task): void {
    const client = this.#client.value;
    if (client) completeTask(client, task, this.#language.messages);
  }

  #copyLink(): void {
    void (navigator.clipboard as Clipboard | undefined)?.writeText(location.href);
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  #actions(thread: Thread): TemplateResult {
    const { messages } = this.#language;
    const follow = thread.muted ? messages.muted : thread.followed ? messages.following : messages.follow;
    return html`<div class="line actions">
      <slot name="actions"></slot>
      <button type="button" class="button compact" aria-pressed=${thread.followed ? 'true' : 'false'} aria-keyshortcuts="f" @click=${() => { this.#follow(); }}>
        ${thread.muted ? bellOffIcon() : thread.followed ? bellRingIcon() : bellIcon()}${follow}
      </button>
      <button type="button" class="button compact square quiet" aria-label=${messages.copyLink} title=${messages.copyLink} @click=${() => { this.#copyLink(); }}>${linkIcon()}</button>
      <button type="button" class="button compact square quiet wide" aria-label=${messages.print} title=${messages.print} @click=${() => { print(); }}>${printerIcon()}</button>
      <button type="button" class="button compact square quiet" popovertarget="more" aria-haspopup="menu" aria-expanded=${this.#menu.isOpen ? 'true' : 'false'} aria-label=${messages.moreActions} title=${messages.moreActions}>${ellipsisIcon()}</button>
      <div class="popup end" id="more" popover role="menu" aria-label=${messages.moreActions} @toggle=${this.#menu.handleToggle} @keydown=${this.#menu.handleKeydown}>
        ${this.#isWritable ? this.#menu.item(pencilIcon(), messages.editThread, () => void this.#edit()) : nothing}
        ${this.#menu.item(thread.muted ? bellIcon() : bellOffIcon(), thread.muted ? messages.unmute : messages.mute, () => { this.#mute(); })}
        ${this.#menu.item(eyeIcon(), messages.markThreadUnread, () => { this.#markUnread(); })}
        ${this.#menu.item(printerIcon(), messages.print, () => { print(); })}
      </div>
    </div>`;
  } // prettier-ignore

  /** The record around which the thread stands: the first that somebody attached. */
  #firstRecord(): TemplateResult | typeof nothing {
    const loaded = this.#attached.value;
    const items = loaded && loaded.state !== 'loading' ? loaded.value?.items : undefined;
    const first = items?.find(({ origin }) => origin === 'direct');
    return first ? html`<towerp-record-chip .view=${first.record}></towerp-record-chip>` : nothing;
  }

  #counterparty({ counterparty }: Thread): TemplateResult | typeof nothing {
    if (!counterparty) return nothing;
    const open = (): void => {
      this.dispatchEvent(new NavigateEvent({ kind: 'counterparty', id: counterparty.id }, counterparty.url));
    };
    return html`<button type="button" class="with link" @click=${open}>
      ${building2Icon()}${counterparty.title}
    </button>`;
  }

  #head(thread: Thread): TemplateResult {
    const timing = this.#timing();
    const { messages } = timing;
    return html`<header class="head">
      <div class="first">${heading(this.headingLevel, 'topic', thread.topic)}${this.#actions(thread)}</div>
      <div class="second">
        <towerp-thread-status .thread=${thread} ?readonly=${this.readonly}></towerp-thread-status>
        ${this.#firstRecord()}${this.#reader.isMember ? this.#counterparty(thread) : nothing}
        ${thread.visibility === 'shared' && this.#reader.isMember ? html`<span class="outward small">${eyeIcon()}${messages.sharedWithClient}</span>` : nothing}
        <span class="grow"></span>
        ${avatars(thread.participants, messages, 3, 'small')}
        <span class="small muted">${messages.startedBy(thread.author.name, shortDay(dayOf(new Date(thread.createdAt)), timing))}</span>
      </div>
    </header>`;
  } // prettier-ignore

  #rail(thread: Thread): RailOptions & { above: TemplateResult | typeof nothing; people: TemplateResult | undefined } {
    const loaded = this.#tasks.value;
    const tasks = (loaded && loaded.state !== 'loading' ? loaded.value?.items : undefined) ?? [];
    const complete = this.#isWritable ? (task: Task): void => { this.#complete(task); } : undefined;
    const options: RailOptions = {
      timing: this.#timing(),
      level: this.headingLevel + 1,
      tasks,
      complete,
      createTask: this.#isWritable ? () => void this.composer?.open('task') : undefined,
    };
    const showAll = (): void => { this.showsAllPeople = true; };
    return {
      ...options,
      above: tasks.length > 0 ? html`<section class="above" aria-label=${options.timing.messages.tasks}>${tasks.map((task) => taskLine(task, options.timing, complete))}</section>` : nothing,
      people: this.beside?.peopleSection(thread, this.#reader.isMember, this.showsAllPeople, showAll, options),
    };
  } // prettier-ignore

  #whole(thread: Thread): TemplateResult {
    const rail = this.#rail(thread);
    const { messages } = this.#language;
    const reply = (event: ReplyEvent): void => {
      this.composer?.reply(event.detail.comment);
    };
    return html`${this.#head(thread)}${connectionBar(this.#connection.value, rail.timing)}
      ${this.readonly ? html`<div class="bar">${lockIcon()}${messages.readonlyThread}</div>` : nothing}
      <div class="grid">
        <div class="main">
          ${
            this.isEditing
              ? html`<towerp-thread-edit
                  .thread=${thread}
                  @towerp-close=${() => {
                    this.isEditing = false;
                  }}
                ></towerp-thread-edit>`
              : thread.description
                ? html`<towerp-mention-text class="description" .value=${thread.description}></towerp-mention-text>`
                : nothing
          }
          ${rail.above}
          <towerp-timeline
            thread-id=${thread.id}
            entry=${this.entry || linkedEntry()}
            ?readonly=${this.readonly}
            @towerp-reply=${reply}
          ></towerp-timeline>
          ${this.readonly ? nothing : html`<towerp-composer thread-id=${thread.id}></towerp-composer>`}
        </div>
        <aside class="rail">
          ${this.beside?.taskSection(rail)}
          <towerp-attachment-list
            class="section"
            thread-id=${thread.id}
            heading-level=${rail.level}
            ?readonly=${this.readonly}
          ></towerp-attachment-list>
          ${rail.people}
        </aside>
      </div>
      <towerp-toasts embedded></towerp-toasts>`;
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    const loaded = this.#thread.value;
    const thread = this.#shown;
    const isFailed = loaded?.state === 'failed' && !thread;
    this.#states.set({ loading: !thread && !isFailed, error: isFailed, offline: this.#connection.value?.state === 'offline' });
    if (thread) return this.#whole(thread);
    if (!isFailed) return skeletonRows(5, messages);
    if (loaded.error.code === 'not_found') return emptyPlace({ icon: fileQuestionIcon(), title: messages.threadMissing, why: messages.threadMissingWhy });
    return failedPlace(messages.timelineFailed, loaded.error, messages, () => { this.#client.value?.connection.reconnect(); });
  } // prettier-ignore
}
