import type { Connection, Inbox, Loadable } from '@towerp/crm-client';
import type { Notification } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { Timing } from '../../base/times.js';
import { bellWords } from '../../locale/bell-words.js';
import { inboxWords } from '../../locale/inbox-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { HeldOrder } from '../../threads/held-order.js';
import { Presence } from '../../threads/presence.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { heading } from '../../ui/heading.js';
import { xIcon } from '../../ui/icons.js';
import { slidersIcon } from '../../ui/inbox-icons.js';
import { arrowUpIcon } from '../../ui/list-icons.js';
import { checkCheckIcon, checkIcon, clockIcon, ellipsisIcon } from '../../ui/more-icons.js';
import { groupByThread, isSnoozed, type NotificationGroup } from '../groups.js';
import { notificationRowStyles } from '../notification-row.styles.js';
import { notificationRow, openNotification } from '../notification-row.js';
import { GroupMenus } from './group-menus.js';
import { InboxActions } from './inbox-actions.js';
import { InboxKeys } from './inbox-keys.js';
import { belongsTo, inboxViews, type InboxView } from './inbox-views.js';
import { notificationInboxStyles } from './notification-inbox.styles.js';
import { sayMoment } from './say-moment.js';

export type { InboxView } from './inbox-views.js';

const shownInGroup = 3;

/** All that the reader is told, to be worked through: grouped by thread, each with why it came, put off, done or muted (R4, R13).
 *  Keys while the focus is inside: J K or arrows, Enter, E done, H snooze, U unread, Z undo; ? lists them.
 *  @csspart group - The notifications of one thread.
 *  @cssstate loading - Nothing is known yet.  @cssstate empty - Nothing is shown.  @cssstate error - It did not load.
 *  @cssstate offline - What is shown may be old.  @cssstate unread - Something is unread.
 *  @fires {NotificationEvent} towerp-notification - A notification was activated; cancelable.
 *  @fires {ThreadOpenEvent} towerp-thread-open - Its thread is asked for; cancelable.
 *  @fires {NavigateEvent} towerp-navigate - What it tells of is asked for, where nobody opened the thread; cancelable. */
export class NotificationInbox extends LitElement {
  static override styles = [tokens, base, controls, fields, marks, popups, conditions, notificationRowStyles, notificationInboxStyles]; // prettier-ignore

  /** Shows what is unread, mentions, what is assigned, all, or what is snoozed. */
  @property({ reflect: true }) view: InboxView = 'unread';
  /** Takes no input at all. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Shows the skeleton while the page itself is not ready. */
  @property({ type: Boolean, reflect: true }) loading = false;
  /** `off` leaves the letter keys to the page. */
  @property() shortcuts: 'on' | 'off' = 'on';
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private currentKey = '';
  @state() private hasSettings = false;
  @state() private unfolded: readonly string[] = [];

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this, bellWords);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #unread = new StoreController<number>(this, () => this.#client.value?.notifications.$unread);
  readonly #inbox = new StoreController<Loadable<Inbox>>(this, () => this.#client.value?.notifications.$inbox);
  readonly #presence = new Presence(this);
  readonly #held = new HeldOrder();
  readonly #actions = new InboxActions({
    client: () => this.#client.value,
    messages: () => this.#language.messages,
    sayMoment: (at) => sayMoment(at, this.#timing()),
  });
  readonly #menus = new GroupMenus(this, this.#actions);
  #groups: readonly NotificationGroup[] = [];
  #news = 0;

  constructor() {
    super();
    const onCurrent = (act: (group: NotificationGroup) => boolean) => (): boolean => {
      const group = this.#current;
      return group !== undefined && !this.disabled && act(group);
    };
    const keys = new InboxKeys(this, {
      isOn: () => this.shortcuts !== 'off' && !this.disabled,
      move: (step) => this.#move(step),
      open: onCurrent(({ items }) => { if (items[0]) this.#open(items[0]); return true; }),
      done: onCurrent((group) => this.#done(group)),
      snooze: onCurrent(({ key }) => { this.#groupPart(key, '.snooze')?.click(); return true; }),
      toggleUnread: onCurrent((group) => (group.isUnread ? this.#done(group) : this.#actions.mark(group, false))),
      help: () => { void this.#help(); return true; },
    });
    this.addController(keys);
  } // prettier-ignore

  get #current(): NotificationGroup | undefined {
    return this.#groups.find(({ key }) => key === this.currentKey) ?? this.#groups[0];
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  #groupPart(key: string, selector = ''): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`.group[data-key="${CSS.escape(key)}"] ${selector}`.trim());
  }

  #move(step: number): boolean {
    const at = this.#groups.findIndex((group) => group === this.#current);
    const hasFocus = Boolean(this.shadowRoot?.activeElement?.closest('.feed'));
    const next = this.#groups[Math.min(Math.max(at + (hasFocus ? step : 0), 0), this.#groups.length - 1)];
    if (!next) return false;
    void this.#focus(next.key);
    return true;
  }

  async #focus(key: string): Promise<void> {
    this.currentKey = key;
    await this.updateComplete;
    this.#groupPart(key)?.focus();
  }

  /** What is done leaves the unread ones; the focus goes on to the next. */
  #done(group: NotificationGroup): boolean {
    const at = this.#groups.indexOf(group);
    const next = this.#groups[at + 1] ?? this.#groups[at - 1];
    const isLeaving = this.view === 'unread' && Boolean(this.shadowRoot?.activeElement?.closest('.group'));
    if (!this.#actions.mark(group)) return false;
    if (isLeaving && next) void this.#focus(next.key);
    return true;
  }

  #open(notification: Notification): void {
    // The store shows it at once and takes it back by itself where it is refused.
    if (notification.readAt === null) this.#client.value?.notifications.markRead([notification.id]).catch(() => undefined);
    openNotification(this, notification);
  } // prettier-ignore

  async #help(): Promise<void> {
    const { showInboxKeys } = await import('./key-list.js');
    showInboxKeys(this, this.#language.messages);
  }

  readonly #showSettings = async (): Promise<void> => {
    await import('../notification-settings/define.js');
    this.hasSettings = true;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  };

  readonly #closeSettings = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  readonly #showNews = (): void => {
    this.#held.release();
    this.requestUpdate();
  };

  get #list(): Inbox | undefined {
    const loaded = this.#inbox.value;
    return this.loading || !loaded || loaded.state === 'loading' ? undefined : loaded.value;
  }

  override willUpdate(): void {
    const { now } = this.#clock;
    const items = (this.#list?.items ?? []).filter((item) => belongsTo(this.view, item, now));
    const held = this.#held.arrange(this.view, items, !this.#presence.isReading);
    this.#groups = groupByThread(held.items);
    this.#news = held.news;
  }

  #views(): TemplateResult {
    const words = inboxWords(this.#language.messages);
    const unread = this.#unread.value ?? 0;
    return html`<div class="views" role="group" aria-label=${words.filter}>
      ${inboxViews.map((view) => html`<button type="button" class="item" aria-pressed=${view === this.view ? 'true' : 'false'} ?disabled=${this.disabled} @click=${() => { this.view = view; }}><span class="grow">${words.views[view]}</span>${view === 'unread' && unread > 0 ? html`<span class="count">${unread}</span>` : nothing}</button>`)}
      <button type="button" class="item settings" aria-haspopup="dialog" ?disabled=${this.disabled} @click=${this.#showSettings}>${slidersIcon()}${words.openSettings}</button>
    </div>`;
  } // prettier-ignore

  #group(group: NotificationGroup, index: number, timing: Timing): TemplateResult {
    const { messages, now } = timing;
    const { key, title, items, isUnread } = group;
    const words = inboxWords(messages);
    const isReachable = group === this.#current;
    const tab = isReachable ? nothing : -1;
    const shown = this.unfolded.includes(key) ? items : items.slice(0, shownInGroup);
    const aim = (): void => { this.#menus.aim(group); };
    const row = (item: Notification): TemplateResult => {
      const until = item.snoozedUntil !== null && isSnoozed(item, now) ? new Date(item.snoozedUntil) : undefined;
      const after = until ? html`<span class="until small muted">${clockIcon()}${words.snoozedUntil(sayMoment(until, timing))}</span>` : nothing;
      return notificationRow(item, { timing, me: this.#reader.me, open: (one) => { this.#open(one); }, isReachable, after });
    };
    return html`<article class="group ${isUnread ? 'unread' : ''}" part="group" data-key=${key} tabindex=${isReachable ? 0 : -1} aria-labelledby="title-${index}" aria-posinset=${index + 1} aria-setsize=${this.#list?.nextCursor === null ? this.#groups.length : -1} @focusin=${() => { this.currentKey = key; }}>
      <div class="group-head">
        <span class="dot"></span>
        <span class="topic cut" id="title-${index}">${title}${isUnread ? html`<span class="unseen"> (${messages.unreadCount(items.filter(({ readAt }) => readAt === null).length)})</span>` : nothing}</span>
        ${this.disabled ? nothing : html`<span class="actions">
          ${isUnread ? html`<button type="button" class="button compact square quiet" tabindex=${tab} aria-label="${words.done}: ${title}" title=${words.done} aria-keyshortcuts="e" @click=${() => { this.#done(group); }}>${checkIcon()}</button>` : nothing}
          <button type="button" class="button compact square quiet snooze" tabindex=${tab} popovertarget="snooze" aria-haspopup="menu" aria-label="${words.snooze}: ${title}" title=${words.snooze} aria-keyshortcuts="h" @click=${aim}>${clockIcon()}</button>
          <button type="button" class="button compact square quiet" tabindex=${tab} popovertarget="more" aria-haspopup="menu" aria-label="${words.more}: ${title}" title=${words.more} @click=${aim}>${ellipsisIcon()}</button>
        </span>`}
      </div>
      <ul>${shown.map(row)}</ul>
      ${items.length > shown.length ? html`<button type="button" class="link small rest" tabindex=${tab} @click=${() => { this.unfolded = [...this.unfolded, key]; }}>${words.moreInThread(items.length - shown.length)}</button>` : nothing}
    </article>`;
  } // prettier-ignore

  #empty(inbox: Inbox): TemplateResult {
    const { messages } = this.#language;
    const words = inboxWords(messages);
    const { view } = this;
    const action = view === 'all' ? nothing : html`<button type="button" class="button compact" @click=${() => { this.view = 'all'; }}>${words.showAll}</button>`;
    const why = inbox.nextCursor === null ? messages.noNotifications : words.noneLoaded;
    return emptyPlace({ icon: checkCheckIcon(), title: view === 'unread' ? messages.allRead : words.noneIn[view], why, action });
  } // prettier-ignore

  #content(timing: Timing): TemplateResult {
    const { messages } = timing;
    const loaded = this.#inbox.value;
    const inbox = this.#list;
    if (!inbox && !this.loading && loaded?.state === 'failed') return failedPlace(messages.inboxFailed, loaded.error, messages, () => { this.#client.value?.connection.reconnect(); });
    if (!inbox) return skeletonRows(5, messages);
    return html`${this.#groups.length === 0
        ? this.#empty(inbox)
        : html`<div class="feed" role="feed" aria-label=${messages.notifications} aria-busy=${inbox.loadingMore ? 'true' : 'false'}>
            ${repeat(this.#groups, ({ key }) => key, (group, index) => this.#group(group, index, timing))}
          </div>`}
      ${inbox.nextCursor === null ? nothing : html`<div class="foot"><button type="button" class="button compact quiet" ?disabled=${inbox.loadingMore} @click=${() => void this.#client.value?.notifications.loadMore()}>${messages.loadMore}</button></div>`}`;
  } // prettier-ignore

  override render(): TemplateResult {
    const timing = this.#timing();
    const { messages } = timing;
    const unread = this.#unread.value ?? 0;
    const connection = this.#connection.value;
    const isFailed = !this.loading && this.#inbox.value?.state === 'failed' && !this.#list;
    this.#states.set({ loading: !this.#list && !isFailed, empty: Boolean(this.#list) && this.#groups.length === 0, error: isFailed, offline: connection?.state === 'offline', unread: unread > 0 });
    return html`<div class="layout">
      ${this.#views()}
      <div class="main">
        <div class="head">
          ${heading(this.headingLevel, 'title', messages.notifications)}<span class="count">${unread > 0 ? messages.unreadCount(unread) : nothing}</span>
          <span role="status">${this.#news > 0 ? html`<button type="button" class="new-pill" @click=${this.#showNews}>${arrowUpIcon()}${messages.newsCount(this.#news)}</button>` : nothing}</span>
          <span class="grow"></span>
          <button type="button" class="button compact" ?disabled=${unread === 0 || this.disabled} @click=${() => { this.#actions.markAll(); }}>${checkCheckIcon()}${messages.markAll}</button>
        </div>
        ${connectionBar(connection, timing)} ${this.#content(timing)}
      </div>
    </div>
    ${this.disabled ? nothing : this.#menus.render(timing)}
    ${this.hasSettings
      ? html`<dialog aria-label=${inboxWords(messages).settings}>
          <button type="button" class="button compact square quiet close" aria-label=${messages.close} title=${messages.close} @click=${this.#closeSettings}>${xIcon()}</button>
          <towerp-notification-settings heading-level=${this.headingLevel + 1}></towerp-notification-settings>
        </dialog>`
      : nothing}`;
  } // prettier-ignore
}
