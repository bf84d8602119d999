import type { Loadable } from '@towerp/crm-client';
import type { Flow, RecordView, Ref, Resolved } from '@towerp/crm-protocol';
import { parseRef } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClientController } from '../../../base/client-controller.js';
import { LanguageController } from '../../../base/language-controller.js';
import { money } from '../../../base/money.js';
import { ReaderController } from '../../../base/reader-controller.js';
import { StoreController } from '../../../base/store-controller.js';
import { shortDay } from '../../../base/times.js';
import { panelWords } from '../../../locale/panel-words.js';
import { base } from '../../../styles/base.styles.js';
import { conditions } from '../../../styles/conditions.styles.js';
import { marks } from '../../../styles/marks.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import { failureOf } from '../../../ui/failure.js';
import { eyeOffIcon } from '../../../ui/more-icons.js';
import { kindMark, kindName } from '../../../ui/kind-mark.js';
import { statusShape } from '../../../ui/shape.js';
import { statusWord } from '../../../ui/status-pill.js';
import { flowStrip } from '../../flow-strip.js';
import { flowStripStyles } from '../../flow-strip.styles.js';
import { recordCardStyles } from './record-card.styles.js';

/** What a chip tells when one stays on it: the record as it is now, whose it is, and its place in the document flow.
 *  @internal */
export class RecordCard extends LitElement {
  static override styles = [tokens, base, conditions, marks, flowStripStyles, recordCardStyles];

  /** The record as `kind:id`; nothing is asked for while it is empty. */
  @property() record = '';

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this, panelWords);
  readonly #view = new StoreController<Loadable<Resolved>>(this, () => {
    const ref = parseRef(this.record);
    return ref && this.#client.value?.records.$view(ref);
  });
  readonly #flow = new StoreController<Loadable<Flow>>(this, () => {
    const ref = parseRef(this.record);
    return ref && this.#client.value?.records.$flow(ref);
  });
  readonly #counterparty = new StoreController<Loadable<Resolved>>(this, () => {
    const id = this.#shown?.counterpartyId;
    return id ? this.#client.value?.records.$view({ kind: 'counterparty', id }) : undefined;
  });

  get #shown(): RecordView | undefined {
    const loaded = this.#view.value;
    const resolved = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    return resolved && !resolved.hidden ? (resolved as RecordView) : undefined;
  }

  #who(): TemplateResult | typeof nothing {
    const loaded = this.#counterparty.value;
    const resolved = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    if (!resolved || resolved.hidden) return nothing;
    return html`<p class="who small">
      ${kindMark('counterparty', this.#language.messages)}<span class="cut">${(resolved as RecordView).title}</span>
    </p>`;
  }

  #chain(ref: Ref): TemplateResult | typeof nothing {
    const loaded = this.#flow.value;
    const flow = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    const strip = flow && flowStrip(flow, ref, this.#language.messages, this.#reader.isMember);
    return !strip || strip === nothing ? nothing : html`<div class="flow">${strip}</div>`;
  }

  #card(view: RecordView): TemplateResult {
    const { code, messages } = this.#language;
    const { kind, number, title, status, amount, currency, date } = view;
    const timing = { language: code, messages, now: new Date(), timeZone: this.#reader.timeZone };
    return html`<div class="card">
      <p class="which small">
        ${kindMark(kind, messages)}<span class="muted">${kindName(kind, messages)}</span><b class="strong">${number}</b>
      </p>
      ${title && title !== number ? html`<p class="title medium">${title}</p>` : nothing}
      <p class="facts">
        ${status === null ? nothing : html`<span class="pill ${status}">${statusShape(status)}${statusWord(status, messages)}</span>`}
        ${amount === null ? nothing : html`<span class="amount medium">${money(amount, currency, code)}</span>`}
        ${date === null ? nothing : html`<time class="small muted" datetime=${date}>${shortDay(date, timing)}</time>`}
      </p>
      ${this.#who()}${this.#chain({ kind, id: view.id })}
    </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    const loaded = this.#view.value;
    const view = this.#shown;
    if (!this.record || !loaded) return nothing;
    if (view) return this.#card(view);
    if (loaded.state === 'ready')
      return html`<p class="which small muted">${eyeOffIcon()}${kindName(loaded.value.kind, messages)}</p>`;
    if (loaded.state === 'failed')
      return html`<p class="small" role="alert">${failureOf(loaded.error, messages).sentence}</p>`;
    return html`<div class="bones">
      <span class="unseen">${messages.loading}</span><i class="bone"></i><i class="bone"></i>
    </div>`;
  }
}
