import type { CrmClient, Inbox, Loadable } from '@towerp/crm-client';
import type { Notification } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { Timing } from '../../base/times.js';
import { bellWords } from '../../locale/bell-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { bellIcon, checkCheckIcon, checkIcon } from '../../ui/more-icons.js';
import { UnreadChangeEvent } from '../events.js';
import { groupByThread, isSnoozed, type NotificationGroup } from '../groups.js';
import { notificationRowStyles } from '../notification-row.styles.js';
import { $wantsNotices } from '../browser-wish.js';
import { notificationRow, openNotification } from '../notification-row.js';
import { notificationBellStyles } from './notification-bell.styles.js';

const shownInGroup = 3;
/** A bell with the exact count of unread notifications; it opens them grouped by thread, each with why it came (R4, R13).
 *  @csspart bell - The button.
 *  @cssstate unread - Something is unread.
 *  @fires {NotificationEvent} towerp-notification - A notification was activated; cancelable.
 *  @fires {ThreadOpenEvent} towerp-thread-open - Its thread is asked for; cancelable.
 *  @fires {NavigateEvent} towerp-navigate - What it tells of is asked for, where nobody opened the thread; cancelable.
 *  @fires {UnreadChangeEvent} towerp-unread-change - The count changed. */
export class NotificationBell extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    tokens,
    base,
    controls,
    marks,
    popups,
    conditions,
    notificationRowStyles,
    notificationBellStyles,
  ];

  /** Shows only what is unread. */
  @property({ type: Boolean, attribute: 'only-unread' }) onlyUnread = false;

  @state() private isOpen = false;
  @query('.popup') private readonly popup!: HTMLElement;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this, bellWords);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #unread = new StoreController<number>(this, () => this.#client.value?.notifications.$unread);
  // The list is followed only while it is open.
  readonly #inbox = new StoreController<Loadable<Inbox>>(this, () =>
    this.isOpen ? this.#client.value?.notifications.$inbox : undefined,
  );
  readonly #wish = new StoreController<boolean>(this, () => $wantsNotices);
  #told: number | undefined;
  #notices: { client: CrmClient; stop?: () => void } | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  /** Notices of the browser are loaded where somebody wants them; they follow the list also while it is closed. */
  #follow(client: CrmClient | undefined): void {
    if (client === this.#notices?.client) return;
    this.#notices?.stop?.();
    const notices: { client: CrmClient; stop?: () => void } | undefined = client && { client };
    this.#notices = notices;
    if (!notices) return;
    import('../browser-notices.js').then(
      ({ showBrowserNotices }) => {
        if (this.#notices === notices) notices.stop = showBrowserNotices(notices.client, { open: (told) => { this.#open(told); }, messages: () => this.#language.messages });
      },
      () => undefined,
    );
  } // prettier-ignore

  override updated(): void {
    this.#follow(this.#wish.value ? this.#client.value : undefined);
    const unread = this.#unread.value;
    if (unread === undefined || unread === this.#told) return;
    const isFirst = this.#told === undefined;
    this.#told = unread;
    if (!isFirst) this.dispatchEvent(new UnreadChangeEvent(unread));
  }

  #open(notification: Notification): void {
    if (notification.readAt === null) this.#mark([notification]);
    this.popup.hidePopover();
    openNotification(this, notification);
  }

  #mark(notifications: readonly Notification[]): void {
    const ids = notifications.filter(({ readAt }) => readAt === null).map(({ id }) => id);
    // The store shows it at once and takes it back by itself where it is refused.
    if (ids.length > 0) this.#client.value?.notifications.markRead(ids).catch(() => undefined);
  }

  #markAll(): void {
    this.#client.value?.notifications.markAllRead().catch(() => undefined);
  }

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.notification')];
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const next = items[Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0), items.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #group({ title, items, isUnread }: NotificationGroup, timing: Timing): TemplateResult {
    const { messages } = timing;
    const row = { timing, me: this.#reader.me, open: (item: Notification) => { this.#open(item); } };
    return html`<section class="group ${isUnread ? 'unread' : ''}" aria-label=${title}>
      <div class="group-head">
        <span class="dot"></span><span class="topic cut">${title}</span>
        ${isUnread
          ? html`<button type="button" class="button compact square quiet" aria-label="${messages.markRead}: ${title}" title=${messages.markRead} @click=${() => { this.#mark(items); }}>${checkIcon()}</button>`
          : nothing}
      </div>
      <ul>${items.slice(0, shownInGroup).map((item) => notificationRow(item, row))}</ul>
    </section>`;
  } // prettier-ignore

  #content(): TemplateResult {
    const { code, messages } = this.#language;
    const loaded = this.#inbox.value;
    if (!loaded || loaded.state === 'loading') return skeletonRows(3, messages);
    const inbox = loaded.value;
    if (!inbox) return failedPlace(messages.inboxFailed, loaded.state === 'failed' ? loaded.error : undefined, messages, () => { this.#client.value?.connection.reconnect(); });
    const items = inbox.items.filter((item) => !isSnoozed(item, this.#clock.now) && (item.readAt === null || !this.onlyUnread));
    if (items.length === 0) return emptyPlace({ icon: checkCheckIcon(), title: messages.allRead, why: messages.noNotifications });
    const timing: Timing = { language: code, messages, now: this.#clock.now };
    return html`${repeat(groupByThread(items), ({ key }) => key, (group) => this.#group(group, timing))}
      ${inbox.nextCursor === null ? nothing : html`<div class="foot"><button type="button" class="button compact quiet" ?disabled=${inbox.loadingMore} @click=${() => void this.#client.value?.notifications.loadMore()}>${messages.loadMore}</button></div>`}`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const unread = this.#unread.value ?? 0;
    this.#states.set({ unread: unread > 0 });
    return html`<button type="button" class="button square quiet bell" part="bell" popovertarget="inbox" aria-haspopup="dialog" aria-expanded=${this.isOpen ? 'true' : 'false'} aria-label=${messages.notificationsLabel(unread)}>
        ${bellIcon()}${unread > 0 ? html`<span class="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
      </button>
      <div class="popup end" id="inbox" popover role="dialog" aria-label=${messages.notifications} @keydown=${this.#handleKeydown} @toggle=${(event: ToggleEvent) => { this.isOpen = event.newState === 'open'; }}>
        <div class="head">
          <span class="title">${messages.notifications}</span><span class="count">${unread > 0 ? messages.unreadCount(unread) : nothing}</span><span class="grow"></span>
          <button type="button" class="button compact" ?disabled=${unread === 0} @click=${() => { this.#markAll(); }}>${checkCheckIcon()}${messages.markAll}</button>
        </div>
        ${this.isOpen ? this.#content() : nothing}
      </div>
      <span class="unseen" role="status">${unread > 0 ? messages.notificationsLabel(unread) : ''}</span>`;
  } // prettier-ignore
}
