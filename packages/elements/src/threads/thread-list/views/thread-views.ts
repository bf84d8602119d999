import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../../base/client-controller.js';
import { BasicLanguageController } from '../../../base/basic-language-controller.js';
import { ReaderController } from '../../../base/reader-controller.js';
import { listWords } from '../../../locale/list-words.js';
import { triageWords } from '../../../locale/triage-words.js';
import { base } from '../../../styles/base.styles.js';
import { controls } from '../../../styles/controls.styles.js';
import { fields } from '../../../styles/fields.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import { mailIcon, plusIcon, xIcon } from '../../../ui/icons.js';
import { bellIcon } from '../../../ui/more-icons.js';
import { showToast } from '../../../ui/toasts/toast-store.js';
import { bookmarkIcon, inboxIcon, layersIcon } from '../../../ui/triage-icons.js';
import type { ThreadListView } from '../thread-filter.js';
import {
  dropView,
  sameFilter,
  savedViews,
  saveView,
  viewFilterOf,
  type SavedView,
  type ViewFilter,
} from './saved-views.js';
import { threadViewsStyles } from './thread-views.styles.js';

const icons: Record<ThreadListView, () => TemplateResult> = {
  all: layersIcon,
  mine: inboxIcon,
  unread: mailIcon,
  followed: bellIcon,
};
const views = Object.keys(icons) as ThreadListView[];

/** The views of a list: four that everybody has, and those that its reader saved.
 *  @internal */
export class ThreadViews extends LitElement {
  static override styles = [tokens, base, controls, fields, threadViewsStyles];

  /** What the list shows now. */
  @property({
    attribute: false,
    hasChanged: (now: ViewFilter, before?: ViewFilter) => !before || !sameFilter(now, before),
  })
  shown: ViewFilter | undefined;
  /** Shows something else. */
  @property({ attribute: false }) change: ((filter: Partial<ViewFilter>) => void) | undefined;

  /** Lies above the list also where there is room beside it. */
  @property({ type: Boolean, reflect: true }) bar = false;

  @state() private isNaming = false;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('storage', this.#handleStorage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('storage', this.#handleStorage);
  }

  /** Another tab saved a view. */
  readonly #handleStorage = (): void => {
    this.requestUpdate();
  };

  get #saved(): readonly SavedView[] {
    return this.#reader.me ? savedViews(this.#reader.me) : [];
  }

  async #startNaming(): Promise<void> {
    this.isNaming = true;
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  #save(event: Event): void {
    event.preventDefault();
    const name = this.renderRoot.querySelector('input')?.value.trim();
    const { me } = this.#reader;
    if (!name || !me || !this.shown) return;
    const words = triageWords(this.#language.messages);
    const isKept = saveView(me, { name, filter: viewFilterOf(this.shown) });
    showToast({ text: isKept ? words.viewSaved(name) : words.notKept });
    this.isNaming = false;
  }

  #drop(view: SavedView): void {
    const { me } = this.#reader;
    if (!me) return;
    dropView(me, view.name);
    this.requestUpdate();
    showToast({
      text: triageWords(this.#language.messages).viewDropped(view.name),
      undo: () => {
        saveView(me, view);
        this.requestUpdate();
      },
    });
  }

  #view(view: ThreadListView, isSaved: boolean): TemplateResult {
    const word = listWords(this.#language.messages).views[view];
    const isCurrent = !isSaved && this.shown?.view === view;
    return html`<li>
      <button type="button" class="view" aria-current=${isCurrent ? 'true' : nothing} @click=${() => this.change?.({ view })}>${icons[view]()}<span class="cut">${word}</span></button>
    </li>`;
  } // prettier-ignore

  #savedView(view: SavedView, isCurrent: boolean): TemplateResult {
    const label = triageWords(this.#language.messages).dropView(view.name);
    return html`<li class="saved">
      <button type="button" class="view" aria-current=${isCurrent ? 'true' : nothing} title=${view.name} @click=${() => this.change?.(view.filter)}>${bookmarkIcon()}<span class="cut">${view.name}</span></button>
      <button type="button" class="drop" aria-label=${label} title=${label} @click=${() => { this.#drop(view); }}>${xIcon()}</button>
    </li>`;
  } // prettier-ignore

  #naming(): TemplateResult {
    const { messages } = this.#language;
    const words = triageWords(messages);
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') this.isNaming = false;
    };
    return html`<form @submit=${this.#save} @keydown=${escape}>
      <input class="input" maxlength="60" required aria-label=${words.viewName} placeholder=${words.viewName} />
      <div class="line">
        <button type="submit" class="button compact primary">${words.save}</button>
        <button type="button" class="button compact quiet" @click=${() => { this.isNaming = false; }}>${messages.cancel}</button>
      </div>
    </form>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const words = triageWords(messages);
    const saved = this.#saved;
    const current = saved.find(({ filter }) => this.shown && sameFilter(filter, this.shown));
    return html`<nav aria-label=${listWords(messages).view}>
      <ul>
        ${views.map((view) => this.#view(view, current !== undefined))}
      </ul>
      ${saved.length > 0 ? html`<p class="label">${words.savedViews}</p>` : nothing}
      <ul>
        ${saved.map((view) => this.#savedView(view, view === current))}
      </ul>
      ${this.isNaming
        ? this.#naming()
        : html`<button type="button" class="view quiet" ?hidden=${current !== undefined} @click=${() => this.#startNaming()}>${plusIcon()}${words.saveView}</button>`}
    </nav>`;
  } // prettier-ignore
}
