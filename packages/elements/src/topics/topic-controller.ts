import type { CrmClient } from '@towerp/crm-client';
import type { Topic, TopicScope } from '@towerp/crm-protocol';
import { plainTextOf, richTextOf } from '@towerp/crm-protocol/words';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { draftOf, keepDraft } from '../base/drafts.js';
import type { Messages } from '../locale/messages.js';
import { ComboboxController } from '../ui/combobox-controller.js';

const mostCharacters = 300;

/** What a form sends of its topic: the predefined one where the words are its own, else the words. */
export type TopicInput = { topicId: string } | { topic: string };

/** A topic, free or predefined in the settings (R2, R11, R14). */
export class TopicController {
  readonly #host: LitElement;
  readonly #client: () => CrmClient | undefined;
  readonly #scope: TopicScope;
  readonly #draftOwner: () => string;
  readonly #combobox: ComboboxController<Topic>;
  #topics: Promise<Topic[]> | undefined;
  #text = '';
  #picked: Topic | undefined;
  #isRefused = false;

  constructor(host: LitElement, client: () => CrmClient | undefined, scope: TopicScope, draftOwner: () => string) {
    this.#host = host;
    this.#client = client;
    this.#scope = scope;
    this.#draftOwner = draftOwner;
    this.#combobox = new ComboboxController<Topic>(host, {
      search: (query) => this.#search(query),
      pick: (topic) => {
        this.#picked = topic;
        this.text = topic.title;
      },
      typed: (text) => {
        this.text = text;
      },
    });
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    keepDraft(this.#draftKey, richTextOf(text));
    this.#isRefused = this.#isRefused && text.trim() === '';
    this.#host.requestUpdate();
  }

  /** Brings back what was begun and not sent. */
  restore(): void {
    const draft = draftOf(this.#draftKey);
    if (draft) this.text = plainTextOf(draft);
  }

  /** Forgets what was sent. */
  clear(): void {
    this.text = '';
    this.#picked = undefined;
  }

  get #draftKey(): string {
    return `${this.#draftOwner()} topic ${this.#scope}`;
  }

  /** What is sent; undefined, and said beside the field, where nothing is written. */
  take(): TopicInput | undefined {
    const topic = this.#text.trim();
    this.#isRefused = topic === '';
    this.#host.requestUpdate();
    if (this.#isRefused) return undefined;
    return this.#picked?.title === topic ? { topicId: this.#picked.id } : { topic };
  }

  render(messages: Messages): TemplateResult {
    return html`<div class="field">
      <label for="topic">${messages.topic}</label>
      ${this.#combobox.render(
        { id: 'topic', value: this.#text, placeholder: messages.topicHint, invalid: this.#isRefused, maxlength: mostCharacters, ...(this.#isRefused ? { describedBy: 'topic-error' } : {}) },
        messages,
      )}
      ${this.#isRefused ? html`<p class="refusal" id="topic-error" role="alert">${messages.topicNeeded}</p>` : nothing}
    </div>`;
  } // prettier-ignore

  async #search(query: string): Promise<{ value: Topic; label: string }[]> {
    const client = this.#client();
    if (!client) return [];
    this.#topics ??= Promise.resolve(client.topics.list(this.#scope)).then(({ items }) =>
      items.filter(({ archived }) => !archived),
    );
    const topics = await this.#topics.catch((): Topic[] => {
      this.#topics = undefined;
      return [];
    });
    const words = query.toLocaleLowerCase();
    return topics
      .filter(({ title }) => title.toLocaleLowerCase().includes(words))
      .map((value) => ({ value, label: value.title }));
  }
}
