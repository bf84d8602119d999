import type { Comment, RichText } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import type { Timing } from '../../base/times.js';
import { editWords } from '../../locale/edit-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { failureOf, requestNumber, type Failure } from '../../ui/failure.js';
import { moment } from '../../ui/moments.js';
import { commentHistoryStyles } from './comment-history.styles.js';

type Earlier = readonly { at: string; body: RichText }[];

/** The earlier words of a comment, the latest first. */
export class CommentHistory extends LitElement {
  static override styles = [tokens, base, controls, conditions, commentHistoryStyles];

  /** The comment as it stands. */
  @property({ attribute: false }) comment: Comment | undefined;

  @state() private earlier: Earlier | undefined;
  @state() private failure: Failure | undefined;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('comment');
    if (changed.has('comment') && before?.version !== this.comment?.version) void this.#load();
  }

  async #load(): Promise<void> {
    const { comment } = this;
    if (!comment) return;
    await this.updateComplete;
    this.failure = undefined;
    try {
      this.earlier = (await this.#client.value?.comments.history(comment.id))?.toReversed();
    } catch (error) {
      this.failure = failureOf(error, this.#language.messages);
    }
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    if (this.failure)
      return html`<p class="line wraps small" role="alert">
        ${this.failure.sentence}
        <button type="button" class="button compact" @click=${() => this.#load()}>${messages.retry}</button>
        ${requestNumber(this.failure.requestId, messages)}
      </p>`;
    if (!this.earlier) return html`<p class="small muted" role="status">${messages.loading}</p>`;
    const timing = this.#timing();
    return html`<ol aria-label=${editWords(messages).earlierWords}>
      ${this.earlier.map(({ at, body }) => html`<li><p class="small muted">${moment(at, timing)}</p><towerp-mention-text .value=${body}></towerp-mention-text></li>`)}
      ${this.earlier.length === 0 ? html`<li class="small muted">${editWords(messages).noEarlierWords}</li>` : nothing}
    </ol>`;
  } // prettier-ignore
}
