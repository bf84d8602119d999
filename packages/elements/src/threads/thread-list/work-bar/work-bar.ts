import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { BasicLanguageController } from '../../../base/basic-language-controller.js';
import { StoreController } from '../../../base/store-controller.js';
import { triageWords } from '../../../locale/triage-words.js';
import { base } from '../../../styles/base.styles.js';
import { conditions } from '../../../styles/conditions.styles.js';
import { controls } from '../../../styles/controls.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import { failureOf, requestNumber } from '../../../ui/failure.js';
import { circleAlertIcon, xIcon } from '../../../ui/icons.js';
import { shortWork, type Progress, type Work } from '../bulk/work.js';

const own = css`
  .progress {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: 6px 12px;
    align-items: center;
    padding: 8px 20px 12px;
    border-block-end: 1px solid var(--_line);
  }
  progress {
    grid-column: 1 / -1;
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    background: var(--_line);
    accent-color: var(--_accent);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    border-radius: 2px;
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    border-radius: 2px;
    background: var(--_accent);
  }
  .bar {
    padding-inline: 20px;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;

/** How far long work is, with a way to stop it; and what it could not do, with a way to try only that again.
 *  @internal */
export class WorkBar extends LitElement {
  static override styles = [tokens, base, controls, conditions, own];

  /** The work to follow. */
  @property({ attribute: false }) work: Work | undefined;
  /** Takes the bar away. */
  @property({ attribute: false }) close: (() => void) | undefined;

  readonly #language = new BasicLanguageController(this);
  readonly #progress = new StoreController<Progress>(this, () => this.work?.$progress);

  #running(work: Work, { done, total }: Progress): TemplateResult {
    const { messages, code } = this.#language;
    const numbers = new Intl.NumberFormat(code);
    return html`<div class="progress">
      <span id="label">${work.label}</span>
      <span class="small muted">${triageWords(messages).progress(numbers.format(done), numbers.format(total))}</span>
      <button type="button" class="button compact" @click=${work.cancel}>${messages.cancel}</button>
      <progress aria-labelledby="label" max=${total} .value=${done}></progress>
    </div>`;
  }

  #failed(work: Work, { failed, error }: Progress): TemplateResult {
    const { messages } = this.#language;
    const words = triageWords(messages);
    const failure = failureOf(error, messages);
    return html`<div class="bar failed" role="alert">
      ${circleAlertIcon()}<strong class="medium">${work.failure ?? words.notChanged(failed.length)}</strong>
      <span>${failure.sentence}</span>${requestNumber(failure.requestId, messages)}<span class="grow"></span>
      <button type="button" class="button compact" @click=${work.retry}>${work.failure ? messages.retry : words.retryFailed}</button>
      <button type="button" class="button compact square quiet" aria-label=${messages.close} @click=${this.close}>${xIcon()}</button>
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult | typeof nothing {
    const { work } = this;
    const progress = this.#progress.value;
    if (!work || !progress) return nothing;
    if (progress.isRunning) return progress.total > shortWork ? this.#running(work, progress) : nothing;
    return progress.failed.length > 0 ? this.#failed(work, progress) : nothing;
  }
}
