import type { Thread } from '@towerp/crm-protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { ComboboxController } from '../../ui/combobox-controller.js';
import { statusShape } from '../../ui/shape.js';
import { ThreadPickEvent } from '../events.js';

const most = 8;

/** Picks one thread by topic or number; a field of the form in which an order is made (R16), whose value is the thread's id.
 *  @fires {ThreadPickEvent} towerp-thread-pick - A thread was picked. */
export class ThreadPicker extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, fields, marks, popups, combobox];

  /** The name of the field in its form. */
  @property({ reflect: true }) name = '';
  /** The id of the picked thread. */
  @property() value = '';

  @state() private text = '';

  readonly #internals = this.attachInternals();
  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  readonly #threads = new ComboboxController<Thread>(this, {
    search: async (words, signal) => {
      const page = await this.#client.value?.threads.list({ limit: most, ...(words ? { q: words } : {}) }, { signal });
      return (page?.items ?? []).map((value) => ({
        value,
        label: html`${statusShape(value.status)}<span class="cut grow">${value.topic}</span
          ><span class="small muted cut">${value.counterparty?.title}</span>`,
      }));
    },
    pick: (thread) => {
      this.value = thread.id;
      this.text = thread.topic;
      this.dispatchEvent(new ThreadPickEvent(thread));
    },
    typed: (text) => {
      this.text = text;
      this.value = '';
    },
  });

  override updated(): void {
    this.#internals.setFormValue(this.value || null);
  }

  formResetCallback(): void {
    this.value = this.text = '';
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="field">
      <label for="thread">${messages.pickThread}</label>
      ${this.#threads.render({ id: 'thread', value: this.text, placeholder: messages.pickThreadHint }, messages)}
    </div>`;
  }
}
