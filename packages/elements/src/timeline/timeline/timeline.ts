import type { Connection, Loadable, TimelineEntry } from '@towerp/crm-client';
import type { Comment, Task, Thread } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { numbersOf, type Numbers } from '../../attachments/path.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { entryBoxes } from '../../styles/entry-boxes.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { completeTask } from '../../tasks/complete-task.js';
import { emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { arrowDownIcon, eyeIcon, messageSquarePlusIcon } from '../../ui/more-icons.js';
import { dayTitle } from '../day-title.js';
import { commentEntry, communicationEntry, taskEntry, type EntryContext } from '../entry-parts.js';
import { derivedFold, eventLine } from '../event-parts.js';
import { ReplyEvent } from '../events.js';
import {
  firstUnread,
  isShared,
  knotsOf,
  passes,
  type AttachmentEntry,
  type Knot,
  type TimelineFilter,
} from '../knots.js';
import { catchUp } from '../catch-up.js';
import { EntryActions } from './entry-actions.js';
import { ReadingController } from './reading.js';
import { timelineStyles } from './timeline.styles.js';

type Loaded = { items: readonly TimelineEntry[]; hasEarlier: boolean; loadingEarlier: boolean };

const written = new Set<TimelineEntry['type']>(['comment', 'communication', 'task']);

/** Shows what happened in a thread, by days, as one line with knots.
 *  @csspart entry - One entry.
 *  @fires {ReplyEvent} towerp-reply - An answer to a comment is wanted. */
export class Timeline extends LitElement {
  static override styles = [tokens, base, controls, fields, marks, popups, conditions, entryBoxes, timelineStyles];

  /** The thread. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** Offers nothing that changes the thread. */
  @property({ type: Boolean }) readonly = false;
  /** The comment, communication or task that a link led to: it is brought into view. */
  @property() entry = '';

  @state() private filter: TimelineFilter = 'all';
  @state() private current = '';

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #thread = new StoreController<Loadable<Thread>>(this, () =>
    this.threadId ? this.#client.value?.threads.$one(this.threadId) : undefined,
  );
  readonly #timeline = new StoreController<Loadable<Loaded>>(this, () =>
    this.threadId ? this.#client.value?.timeline.$of(this.threadId) : undefined,
  );
  readonly #reading = new ReadingController(this, {
    end: (): Element | null => this.renderRoot.querySelector('.end'),
    read: () => {
      this.#markRead();
    },
  });
  readonly #actions = new EntryActions(this, {
    client: () => this.#client.value,
    messages: () => this.#language.messages,
    reader: this.#reader,
    isReadonly: () => this.readonly,
  });
  readonly #opened = new Set<string>();
  #sought = '';
  #unreadFrom: string | undefined;
  #unreadCount = 0;
  #isPlaced = false;
  #knownSeq = 0;
  #seenSeq = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('threadId')) this.#forget();
    if (changed.has('entry')) this.#sought = this.entry;
    const loaded = this.#items;
    const thread = this.#threadNow;
    if (!loaded || !thread || !this.#reader.me) return;
    const last = loaded.at(-1)?.seq ?? 0;
    if (!this.#isPlaced) this.#place(loaded, thread, last);
    if (this.#reading.isAtEnd) this.#seenSeq = Math.max(this.#seenSeq, last);
  }

  override updated(): void {
    if (this.#sought && this.#isPlaced) this.#seek();
  }

  get #items(): readonly TimelineEntry[] | undefined {
    const loaded = this.#timeline.value;
    return loaded && loaded.state !== 'loading' ? loaded.value?.items : undefined;
  }

  get #threadNow(): Thread | undefined {
    const loaded = this.#thread.value;
    return loaded && loaded.state !== 'loading' ? loaded.value : undefined;
  }

  #forget(): void {
    this.#isPlaced = false;
    this.#unreadFrom = undefined;
    this.#opened.clear();
    this.filter = 'all';
    this.current = '';
    this.#actions.forget();
    this.#sought = this.entry;
  }

  /** Brings the sought entry into view, reading backwards until it is there. */
  #seek(): void {
    const article = this.renderRoot.querySelector<HTMLElement>(`article[data-entity="${CSS.escape(this.#sought)}"]`);
    const loaded = this.#timeline.value;
    const timeline = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    if (article) {
      this.#sought = '';
      article.scrollIntoView({ block: 'center', behavior: 'auto' });
      article.focus({ preventScroll: true });
    } else if (!timeline?.hasEarlier) this.#sought = '';
    else if (!timeline.loadingEarlier) void this.#client.value?.timeline.loadEarlier(this.threadId);
  }

  /** Where news begin is settled once, when the thread is opened; it does not wander while one reads. */
  #place(items: readonly TimelineEntry[], thread: Thread, last: number): void {
    this.#isPlaced = true;
    this.#knownSeq = this.#seenSeq = last;
    this.#unreadCount = thread.unread;
    this.#unreadFrom =
      thread.unread > 0 ? firstUnread(items, thread.unread, (person) => this.#reader.isMe(person)) : undefined;
  }

  #markRead(): void {
    const thread = this.#threadNow;
    const last = this.#items?.findLast((item) => !item.pending)?.seq;
    if (!thread?.unread || last === undefined) return;
    // A mark that did not arrive is made again with the next look.
    this.#client.value?.threads.markRead(thread.id, last).catch(() => undefined);
  }

  #jump(): void {
    const target = this.renderRoot.querySelector('.end');
    this.#seenSeq = Number.POSITIVE_INFINITY;
    target?.scrollIntoView({ block: 'nearest', behavior: 'auto' });
    this.requestUpdate();
  }

  #jumpToNews(): void {
    const news = this.renderRoot.querySelector('.news');
    news?.scrollIntoView({ block: 'start', behavior: 'auto' });
    news?.parentElement?.querySelector<HTMLElement>('.news ~ article')?.focus({ preventScroll: true });
  }

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
    const entries = [...this.renderRoot.querySelectorAll<HTMLElement>('.entry')];
    const at = entries.findIndex((entry) => entry.contains(event.composedPath()[0] as Node));
    const next = entries[at + (event.key === 'PageDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #context(thread: Thread, items: readonly TimelineEntry[]): EntryContext {
    const { code, messages } = this.#language;
    const comments = new Map<string, Comment>();
    for (const item of items) if (item.type === 'comment') comments.set(item.entity.id, item.entity);
    return {
      timing: { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone },
      thread,
      isMember: this.#reader.isMember,
      isOnline: this.#connection.value?.state !== 'offline',
      isReadonly: this.readonly,
      commentOf: (id) => comments.get(id),
      reply: (comment) => {
        this.dispatchEvent(new ReplyEvent(comment));
      },
      ...this.#actions.context(),
      completeTask: (task: Task) => {
        const client = this.#client.value;
        if (client) completeTask(client, task, messages);
      },
    };
  }

  #tools(items: readonly TimelineEntry[]): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    const count = (filter: TimelineFilter): number => items.filter((item) => passes(item, filter)).length;
    const names: [TimelineFilter, string][] = [
      ['all', messages.all],
      ['comment', messages.onlyComments],
      ['communication', messages.onlyCommunications],
      ['task', messages.onlyTasks],
      ...(this.#reader.isMember && items.some(isShared) ? [['shared', messages.onlyShared] as [TimelineFilter, string]] : []),
    ];
    if (!items.some(({ type }) => written.has(type))) return nothing;
    return html`<div class="tools" role="group" aria-label=${messages.shown}>
      <span class="small muted">${messages.shown}</span>
      ${names.map(([filter, name]) => html`<button type="button" class="chip plain" aria-pressed=${filter === this.filter ? 'true' : 'false'} @click=${() => { this.filter = filter; }}>
        ${filter === 'shared' ? eyeIcon() : nothing}${name}<span class="count">${count(filter)}</span>
      </button>`)}
    </div>`;
  } // prettier-ignore

  #entryContent(item: TimelineEntry, context: EntryContext): TemplateResult | typeof nothing {
    if (item.type === 'comment') return commentEntry(item, context);
    if (item.type === 'communication') return communicationEntry(item, context);
    return item.type === 'task' ? taskEntry(item, context) : eventLine(item, context);
  }

  #fold(items: readonly AttachmentEntry[], id: string, numbers: Numbers, context: EntryContext): TemplateResult {
    const toggle = (): void => {
      if (!this.#opened.delete(id)) this.#opened.add(id);
      this.requestUpdate();
    };
    return derivedFold(items, numbers, this.#opened.has(id), toggle, context);
  }

  #article(
    knot: Extract<Knot, { type: 'entry' | 'fold' }>,
    index: number,
    count: number,
    numbers: Numbers,
    context: EntryContext,
  ): TemplateResult {
    const item = knot.type === 'entry' ? knot.item : undefined;
    const isFresh = item !== undefined && !item.pending && item.seq > this.#knownSeq && !this.#reader.isMe(item.actor);
    const id = item && written.has(item.type) ? (item.entity as { id: string }).id : undefined;
    const look = item && id === undefined ? 'event' : '';
    const isSought = id !== undefined && id === this.entry;
    return html`<article
      class="entry ${look} ${isFresh ? 'fresh' : ''} ${isSought ? 'sought' : ''}"
      part="entry"
      tabindex=${knot.id === this.current || (this.current === '' && index === 0) ? 0 : -1}
      aria-posinset=${index + 1}
      aria-setsize=${count}
      aria-label=${item ? item.actor.name : nothing}
      data-entity=${id ?? nothing}
      @focusin=${() => {
        this.current = knot.id;
      }}
    >
      ${knot.type === 'fold' ? this.#fold(knot.items, knot.id, numbers, context) : this.#entryContent(knot.item, context)}
    </article>`;
  }

  #knot(knot: Knot, index: number, count: number, numbers: Numbers, context: EntryContext): TemplateResult {
    if (knot.type === 'day') return html`<div class="day">${dayTitle(knot.at, context.timing)}</div>`;
    if (knot.type === 'news')
      return html`<div class="news"><span>${context.timing.messages.newLine(this.#unreadCount)}</span></div>`;
    return this.#article(knot, index, count, numbers, context);
  }

  #feed(timeline: Loaded, context: EntryContext): TemplateResult {
    const { messages } = this.#language;
    const shown = this.filter === 'all' ? timeline.items : timeline.items.filter((item) => passes(item, this.filter));
    const knots = knotsOf(shown, this.#unreadFrom);
    const entries = knots.filter(({ type }) => type === 'entry' || type === 'fold');
    const places = new Map(entries.map((knot, index) => [knot.id, index]));
    const numbers = numbersOf(timeline.items.flatMap((item) => (item.type === 'attachment' ? item.entity : [])));
    const size = timeline.hasEarlier ? -1 : entries.length;
    return html`${timeline.hasEarlier
        ? html`<div class="earlier"><button type="button" class="button compact" ?disabled=${timeline.loadingEarlier} @click=${() => void this.#client.value?.timeline.loadEarlier(this.threadId)}>${timeline.loadingEarlier ? messages.loadingEarlier : messages.earlier}</button></div>`
        : nothing}
      <div role="feed" aria-label=${messages.timeline} aria-busy=${timeline.loadingEarlier ? 'true' : 'false'} @keydown=${this.#handleKeydown}>
        ${repeat(knots, ({ id }) => id, (knot) => this.#knot(knot, places.get(knot.id) ?? 0, size, numbers, context))}
      </div>
      ${entries.length === 0 ? html`<p class="earlier muted">${messages.emptyFilter}</p>` : nothing}`;
  } // prettier-ignore

  /** What the reader missed, in the talk and in the documents. */
  #caughtUp(items: readonly TimelineEntry[]): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    const changes = catchUp(items, this.#unreadFrom, (person) => this.#reader.isMe(person), messages);
    if (changes.length === 0) return nothing;
    return html`<div class="caught-up">
      <p><strong class="strong">${messages.sinceYouWereHere}</strong> ${changes.join(' · ')}</p>
      <button type="button" class="button compact" @click=${() => { this.#jumpToNews(); }}>${arrowDownIcon()}${messages.toNews}</button>
    </div>`;
  } // prettier-ignore

  #empty(): TemplateResult {
    const { messages } = this.#language;
    return emptyPlace({
      icon: messageSquarePlusIcon(),
      title: messages.emptyThread,
      why: this.#reader.isMember ? messages.emptyThreadWhy : messages.emptyThreadPortal,
    });
  }

  #news(items: readonly TimelineEntry[]): TemplateResult {
    const { messages } = this.#language;
    const news = items.filter((item) => written.has(item.type) && item.seq > this.#seenSeq && !item.pending && !this.#reader.isMe(item.actor)).length;
    return html`<div class="jump">
        ${news > 0 ? html`<button type="button" class="new-pill" @click=${() => { this.#jump(); }}>${arrowDownIcon()}${messages.newsCount(news)}</button>` : nothing}
      </div>
      <span class="unseen" role="status">${news > 0 ? messages.newsCount(news) : ''}</span>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const loaded = this.#timeline.value;
    const thread = this.#threadNow;
    const { messages } = this.#language;
    const timeline = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    if (!timeline && loaded?.state === 'failed') {
      return failedPlace(messages.timelineFailed, loaded.error, messages, () => {
        this.#client.value?.connection.reconnect();
      });
    }
    if (!timeline || !thread || !this.#reader.me) return skeletonRows(4, messages);
    if (!timeline.items.some(({ type }) => type !== 'created') && !timeline.hasEarlier)
      return html`${this.#empty()}
        <div class="end"></div>`;
    const context = this.#context(thread, timeline.items);
    return html`${this.#caughtUp(timeline.items)}${this.#tools(timeline.items)}${this.#actions.render()}
      <div class="feed">${this.#feed(timeline, context)}</div>
      <div class="end"></div>
      ${this.#news(timeline.items)}`;
  }
}
