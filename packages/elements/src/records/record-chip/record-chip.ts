import type { Loadable } from '@towerp/crm-client';
import type { RecordView, Ref, Resolved } from '@towerp/crm-protocol';
import { formatRef, parseRef } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { base } from '../../styles/base.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { eyeOffIcon } from '../../ui/more-icons.js';
import { kindMark, kindName } from '../../ui/kind-mark.js';
import { statusShape } from '../../ui/shape.js';
import { statusWord } from '../../ui/status-pill.js';
import { NavigateEvent } from '../events.js';
import { recordChipStyles } from './record-chip.styles.js';

/** Names a record by its kind and number, with the status that it has now.
 *  @csspart record - The chip.
 *  @fires {NavigateEvent} towerp-navigate - The record was asked for; cancelable. */
export class RecordChip extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, marks, recordChipStyles];

  /** The record as `kind:id`. */
  @property() record = '';
  /** What to show until the record is resolved. */
  @property() label = '';
  /** The record itself where the page has it already; nothing is asked for then. */
  @property({ attribute: false }) view: RecordView | undefined;

  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  readonly #resolved = new StoreController<Loadable<Resolved>>(this, () => {
    const ref = this.view ? undefined : this.#ref;
    return ref && this.#client.value?.records.$view(ref);
  });

  constructor() {
    super();
    for (const type of ['pointerenter', 'pointerdown', 'focusin'])
      this.addEventListener(type, this.#arm, { once: true });
  }

  /** The card is downloaded when the first chip is looked at. */
  readonly #arm = (event: Event): void => {
    const record = (): string => (this.#ref ? formatRef(this.#ref) : '');
    // A chip says the most needed without it.
    import('./card/hover-card.js').then(
      ({ hoverCard }) => { hoverCard(this, this.renderRoot as ShadowRoot, record, event); },
      () => undefined,
    );
  }; // prettier-ignore

  get #ref(): Ref | undefined {
    return this.view ? { kind: this.view.kind, id: this.view.id } : parseRef(this.record);
  }

  #handleClick(event: MouseEvent, ref: Ref, url: string | null): void {
    // A click with a modifier is the reader's wish for a tab of its own.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.dispatchEvent(new NavigateEvent(ref, url))) event.preventDefault();
  }

  #hidden(kind: string): TemplateResult {
    return html`<span class="record hidden" part="record"
      >${eyeOffIcon()}<span class="cut">${kindName(kind, this.#language.messages)}</span></span
    >`;
  }

  #shown(ref: Ref, name: string, status: string | null, url: string | null): TemplateResult {
    const { messages } = this.#language;
    const word = status === null ? '' : statusWord(status, messages);
    const kind = kindName(ref.kind, messages);
    const content = html`${kindMark(ref.kind, messages)}<span class="unseen">${kind} </span
      ><span class="cut">${name}</span>${statusShape(status)}<span class="unseen"> ${word}</span>`;
    const click = (event: MouseEvent): void => {
      this.#handleClick(event, ref, url);
    };
    return url
      ? html`<a class="record" part="record" href=${url} @click=${click}>${content}</a>`
      : html`<button type="button" class="record" part="record" @click=${click}>${content}</button>`;
  }

  override render(): TemplateResult | typeof nothing {
    const ref = this.#ref;
    if (!ref) return nothing;
    const loaded = this.#resolved.value;
    const resolved = this.view ?? (loaded && loaded.state !== 'loading' ? loaded.value : undefined);
    if (!resolved) return this.#shown(ref, this.label || ref.id, null, null);
    if ('hidden' in resolved && resolved.hidden) return this.#hidden(ref.kind);
    const { number, title, status, url } = resolved as RecordView;
    // Documents are called by their numbers, a firm by its name.
    const name = ref.kind === 'counterparty' ? title : number;
    return this.#shown(ref, name ?? (title || this.label), status, url);
  }
}
