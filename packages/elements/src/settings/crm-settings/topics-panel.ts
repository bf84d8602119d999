import type { CrmClient, Loadable } from '@towerp/crm-client';
import type { Topic, TopicScope } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { StoreController } from '../../base/store-controller.js';
import { settingsWords, type SettingsWords } from '../../locale/settings-words.js';
import { HeldOrder } from '../../threads/held-order.js';
import { emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf } from '../../ui/failure.js';
import { heading } from '../../ui/heading.js';
import { lockIcon, plusIcon } from '../../ui/icons.js';
import { arrowUpIcon } from '../../ui/list-icons.js';
import { MenuController } from '../../ui/menu-controller.js';
import { arrowDownIcon } from '../../ui/more-icons.js';
import { gripIcon, tagsIcon } from '../../ui/settings-icons.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import { DraggedTopic } from './dragged-topic.js';
import { focusOn, selectIn, type Ground } from './ground.js';
import { tabBar } from './tab-bar.js';
import { TopicActions } from './topic-actions.js';
import { readTopic, topicForm, type TopicDraft, type TopicRefusal } from './topic-form.js';
import { archivedTopics, topicRow } from './topic-row.js';

const scopes: readonly TopicScope[] = ['thread', 'communication', 'task'];
const blank: TopicDraft = { title: '', hours: '' };
const rowOf = (id: string): string => `[data-topic="${id}"]`;

/** The topics that the company predefines for a scope (R2): their words, their hours, their order, and which are offered. */
export class TopicsPanel {
  readonly #host: LitElement;
  readonly #ground: () => Ground;
  #actions: TopicActions;
  #client: CrmClient | undefined;
  readonly #stores: Readonly<Record<TopicScope, StoreController<Loadable<readonly Topic[]>>>>;
  readonly #menu: MenuController;
  readonly #held = new HeldOrder();
  readonly #dragged = new DraggedTopic();
  #scope: TopicScope = 'thread';
  #edited: TopicDraft | undefined;
  #added: TopicDraft | undefined;
  /** What was begun and left for later. */
  #unsent = blank;
  #menuTopic: Topic | undefined;
  #placed = '';

  /** @param isShown whether the topics are asked for at all */
  constructor(host: LitElement, ground: () => Ground, isShown: () => boolean) {
    this.#host = host;
    this.#ground = ground;
    this.#actions = new TopicActions(ground);
    const follow = (scope: TopicScope) =>
      new StoreController<Loadable<readonly Topic[]>>(host, () => isShown() ? ground().client?.topics.$list(scope) : undefined); // prettier-ignore
    this.#stores = { thread: follow('thread'), communication: follow('communication'), task: follow('task') };
    this.#menu = new MenuController(host, () => host.renderRoot.querySelector<HTMLElement>('#topic-menu'));
  }

  /** The section is shown. */
  begin(): void {
    const { client } = this.#ground();
    if (client === this.#client) return;
    // Nothing of one person is left to the next.
    this.#client = client;
    this.#actions = new TopicActions(this.#ground);
    this.#edited = this.#added = undefined;
    this.#unsent = blank;
  }

  get #words(): SettingsWords['topics'] {
    return settingsWords(this.#ground().timing.messages).topics;
  }

  #topics(scope: TopicScope): Topic[] | undefined {
    const loaded = this.#stores[scope].value;
    const stored = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    return stored && this.#actions.shown(scope, stored);
  }

  /** What is offered, in its order; while a row is written in, nothing moves. */
  #offered(): Topic[] {
    const topics = (this.#topics(this.#scope) ?? []).filter(({ archived }) => !archived);
    const edited = this.#edited?.topic;
    if (edited && !topics.some(({ id }) => id === edited.id)) topics.push(edited);
    return [...this.#held.arrange(this.#scope, topics, edited === undefined).items];
  }

  #choose(scope: TopicScope): void {
    this.#scope = scope;
    this.#edited = this.#added = undefined;
    this.#unsent = blank;
    this.#placed = '';
    this.#host.requestUpdate();
  }

  #refusalOf(sentence: string, error: unknown): TopicRefusal {
    return { field: 'title', sentence, failure: failureOf(error, this.#ground().timing.messages) };
  }

  #say(text: string, error?: unknown): void {
    const { sentence } = failureOf(error, this.#ground().timing.messages);
    showToast(error === undefined ? { text } : { text: `${text} ${sentence}`, failed: true });
  }

  readonly #startAdding = (): void => {
    this.#edited = undefined;
    this.#added = this.#unsent;
    this.#host.requestUpdate();
    void selectIn(this.#host, '.adding [name=title]');
  };

  readonly #add = async (draft: TopicDraft): Promise<void> => {
    const scope = this.#scope;
    const topics = this.#topics(scope) ?? [];
    const words = readTopic(draft, topics, this.#ground().timing.messages);
    if ('sentence' in words) return this.#refuseAdding({ ...draft, refusal: words });
    this.#added = { ...blank };
    this.#placed = this.#words.added(words.title);
    const added = this.#actions.add(scope, words, topics);
    void focusOn(this.#host, '.adding [name=title]');
    try {
      await added;
    } catch (error) {
      this.#placed = '';
      this.#refuseAdding({ ...draft, refusal: this.#refusalOf(this.#words.notAdded, error) });
    }
  };

  #refuseAdding(draft: TopicDraft): void {
    this.#added = draft;
    this.#host.requestUpdate();
    void focusOn(this.#host, `.adding [name=${draft.refusal?.field ?? 'title'}]`);
  }

  readonly #leaveAdding = ({ title, hours }: TopicDraft): void => {
    this.#unsent = { title, hours };
    this.#added = undefined;
    this.#host.requestUpdate();
    void focusOn(this.#host, '.add-topic');
  };

  #startEditing(topic: Topic, field: 'title' | 'hours' = 'title'): void {
    if (!this.#ground().isWritable) return;
    this.#added = undefined;
    this.#edited = { topic, title: topic.title, hours: topic.expectedHours === null ? '' : String(topic.expectedHours) };
    this.#host.requestUpdate();
    void selectIn(this.#host, `${rowOf(topic.id)} [name=${field}]`);
  } // prettier-ignore

  readonly #save = async (draft: TopicDraft): Promise<void> => {
    const { topic } = draft;
    if (!topic) return;
    const words = readTopic(draft, this.#topics(this.#scope) ?? [], this.#ground().timing.messages);
    if ('sentence' in words) return this.#refuseEditing({ ...draft, refusal: words });
    this.#stopEditing(topic);
    if (words.title === topic.title && words.expectedHours === topic.expectedHours) return;
    try {
      await this.#actions.patch(topic, words);
    } catch (error) {
      // Whoever writes elsewhere by now is not led away from there.
      if (this.#edited || this.#added) this.#say(this.#words.refused(topic.title), error);
      else this.#refuseEditing({ ...draft, refusal: this.#refusalOf(this.#words.notSaved, error) });
    }
  };

  #refuseEditing(draft: TopicDraft): void {
    this.#edited = draft;
    this.#host.requestUpdate();
    void focusOn(this.#host, `${rowOf(draft.topic?.id ?? '')} [name=${draft.refusal?.field ?? 'title'}]`);
  }

  #stopEditing(topic: Topic): void {
    this.#edited = undefined;
    this.#host.requestUpdate();
    void focusOn(this.#host, `${rowOf(topic.id)} .edit`);
  }

  #offer(topic: Topic, archived: boolean): void {
    const words = this.#words;
    const put = (to: boolean): void => {
      this.#actions.patch(topic, { archived: to }).catch((error: unknown) => { this.#say(words.refused(topic.title), error); }); // prettier-ignore
    };
    const said = archived ? words.archivedSaid(topic.title) : words.restoredSaid(topic.title);
    showToast({ text: said, undo: () => { put(!archived); } }); // prettier-ignore
    const offered = this.#offered();
    const beside = offered[offered.findIndex(({ id }) => id === topic.id) + 1] ?? offered.at(-2);
    void focusOn(this.#host, archived && beside ? `${rowOf(beside.id)} .archive` : '.add-topic');
    put(archived);
  }

  async #move(topic: Topic, to: number): Promise<void> {
    const list = this.#offered();
    const from = list.findIndex(({ id }) => id === topic.id);
    if (from < 0 || to < 0 || to >= list.length || from === to) return;
    const focused = (this.#host.renderRoot as ShadowRoot).activeElement;
    this.#placed = this.#words.placed(topic.title, to + 1, list.length);
    const moved = this.#actions.move(list, from, to);
    await this.#host.updateComplete;
    // A row that goes to another place loses the focus on its way.
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    await moved.catch((error: unknown) => {
      this.#placed = '';
      this.#say(this.#words.notMoved, error);
    });
  }

  #step(topic: Topic, step: number): void {
    void this.#move(topic, this.#offered().findIndex(({ id }) => id === topic.id) + step);
  }

  /** Alt with an arrow moves the row in which the focus is. */
  takeKey(event: KeyboardEvent): boolean {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || !this.#ground().isWritable || this.#edited) return false;
    const row = event.composedPath().find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset['topic'] !== undefined);
    const topic = this.#offered().find(({ id }) => id === row?.dataset['topic']);
    if (topic) this.#step(topic, step);
    return topic !== undefined;
  } // prettier-ignore

  readonly #handleDrop = (event: DragEvent): void => {
    const dropped = this.#dragged.drop();
    this.#host.requestUpdate();
    if (!dropped) return;
    event.preventDefault();
    const from = this.#offered().findIndex(({ id }) => id === dropped.topic.id);
    void this.#move(dropped.topic, dropped.place > from ? dropped.place - 1 : dropped.place);
  };

  readonly #letGo = (): void => {
    this.#dragged.drop();
    this.#host.requestUpdate();
  };

  #row(topic: Topic, index: number, isLast: boolean): TemplateResult {
    const ground = this.#ground();
    const draft = this.#edited;
    if (draft?.topic?.id === topic.id)
      return html`<li class="topic editing" data-topic=${topic.id}><span class="handle" aria-hidden="true">${gripIcon()}</span>${topicForm({ draft, messages: ground.timing.messages, submit: (written) => void this.#save(written), cancel: () => { this.#stopEditing(topic); } })}</li>`;
    return topicRow({
      topic, index, isLast, ground, dragged: this.#dragged, letGo: this.#letGo,
      edit: (field) => { this.#startEditing(topic, field); },
      archive: () => { this.#offer(topic, true); },
      aim: () => { this.#menuTopic = topic; this.#host.requestUpdate(); },
    });
  } // prettier-ignore

  #moveMenu(offered: readonly Topic[]): TemplateResult {
    const words = this.#words;
    const topic = this.#menuTopic;
    const at = offered.findIndex(({ id }) => id === topic?.id);
    const step = (by: number) => (): void => {
      if (topic) this.#step(topic, by);
    };
    return html`<div class="popup" id="topic-menu" popover role="menu" aria-label=${topic ? words.more(topic.title) : words.moves} @toggle=${this.#menu.handleToggle} @keydown=${this.#menu.handleKeydown}>
      ${at > 0 ? this.#menu.item(arrowUpIcon(), words.up, step(-1)) : nothing}
      ${at >= 0 && at < offered.length - 1 ? this.#menu.item(arrowDownIcon(), words.down, step(1)) : nothing}
    </div>`;
  } // prettier-ignore

  #archived(topics: readonly Topic[]): TemplateResult | typeof nothing {
    const archived = topics.filter((topic) => topic.archived && topic.id !== this.#edited?.topic?.id);
    return archivedTopics(archived, this.#ground(), (topic) => { this.#offer(topic, false); }); // prettier-ignore
  }

  #list(): TemplateResult {
    const { timing, isWritable, client } = this.#ground();
    const { messages } = timing;
    const words = this.#words;
    const loaded = this.#stores[this.#scope].value;
    const topics = this.#topics(this.#scope);
    if (!topics) {
      if (loaded?.state === 'failed') return failedPlace(settingsWords(messages).failed, loaded.error, messages, () => { client?.connection.reconnect(); });
      return html`<div class="box">${skeletonRows(6, messages)}</div>`;
    }
    const offered = this.#offered();
    const draft = this.#added;
    const add = html`<button type="button" class="button primary add-topic" @click=${this.#startAdding}>${plusIcon()}${words.add}</button>`;
    if (offered.length === 0 && !draft) return html`<div class="box">${emptyPlace({ icon: tagsIcon(), title: words.none, why: words.noneWhy, action: isWritable ? add : nothing })}</div>${this.#archived(topics)}`;
    return html`<ol class="box topics" @drop=${this.#handleDrop}>
        ${repeat(offered, ({ id }) => id, (topic, index) => this.#row(topic, index, index === offered.length - 1))}
        ${draft ? html`<li class="topic editing adding"><span class="handle"></span>${topicForm({ draft, messages, submit: (written) => void this.#add(written), cancel: this.#leaveAdding })}</li>` : nothing}
      </ol>
      ${isWritable ? html`<p class="hint small muted"><span id="topic-keys"><kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> ${words.moves}</span> <span role="status">${this.#placed}</span></p>${this.#moveMenu(offered)}` : nothing}
      ${this.#archived(topics)}`;
  } // prettier-ignore

  render(): TemplateResult {
    const { timing, isWritable, level } = this.#ground();
    const all = settingsWords(timing.messages);
    const words = all.topics;
    const count = (scope: TopicScope): number | undefined => this.#topics(scope)?.filter(({ archived }) => !archived).length;
    const hasAny = this.#offered().length > 0 || this.#added !== undefined;
    return html`<div class="panel-head">
        <div class="grow">${heading(level, 'panel-title', words.title)}<p class="why muted">${words.why}</p></div>
        ${isWritable && hasAny ? html`<button type="button" class="button primary add-topic" @click=${this.#startAdding}>${plusIcon()}${words.add}</button>` : nothing}
      </div>
      ${isWritable ? nothing : html`<p class="by-admin small muted">${lockIcon()}${all.byAdmin}</p>`}
      ${tabBar({ id: 'scope', label: words.title, chosen: this.#scope, isUpright: false, choose: (scope) => { this.#choose(scope); }, tabs: scopes.map((scope) => ({ name: scope, content: html`${words.scopes[scope]}<span class="count">${count(scope) ?? ''}</span>` })) })}
      <div role="tabpanel" id="scope-panel" aria-labelledby="scope-${this.#scope}">${this.#list()}</div>`;
  } // prettier-ignore
}
