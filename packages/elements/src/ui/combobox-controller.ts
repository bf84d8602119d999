import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';

/** One thing to pick. */
export type Choice<T> = {
  value: T;
  label: TemplateResult | string;
  /** It is shown and cannot be picked. */
  disabled?: boolean;
};

type Options<T> = {
  /** Finds what matches; the signal ends a search that a newer one has overtaken. */
  search: (query: string, signal: AbortSignal) => Promise<Choice<T>[]>;
  pick: (value: T) => void;
  /** Empties the field with each pick, where several things are picked one after another. */
  clears?: boolean;
  /** Hears every keystroke, where what is typed counts by itself. */
  typed?: (text: string) => void;
};

const pause = 150;
let count = 0;

/** An APG combobox with a list below its field: it searches as one types and picks by arrows and Enter. */
export class ComboboxController<T> implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: Options<T>;
  readonly #id = `choices-${String(count++)}`;
  #choices: Choice<T>[] = [];
  #active = -1;
  #open = false;
  #searched = false;
  #field: HTMLInputElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(host: LitElement, options: Options<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#open = false;
    this.#active = -1;
    this.#host.requestUpdate();
  }

  /** Looks anew for what the field holds, and shows what is found. */
  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#search(this.#field?.value.trim() ?? '');
  }

  /** The field with its list; `attributes` name it and say what it holds. */
  render(
    field: {
      id: string;
      value: string;
      placeholder: string;
      invalid?: boolean;
      describedBy?: string;
      maxlength?: number;
      required?: boolean;
      disabled?: boolean;
      readonly?: boolean;
    },
    messages: Messages,
  ): TemplateResult {
    const shown = this.#open && (this.#choices.length > 0 || (this.#searched && !this.#options.typed));
    return html`<div class="combobox" @focusout=${this.#handleFocusout}>
      <input
        class="input"
        id=${field.id}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${shown ? 'true' : 'false'}
        aria-controls=${this.#id}
        aria-activedescendant=${this.#active >= 0 ? `${this.#id}-${String(this.#active)}` : nothing}
        aria-invalid=${field.invalid ? 'true' : nothing}
        aria-describedby=${field.describedBy ?? nothing}
        maxlength=${field.maxlength ?? nothing}
        aria-required=${field.required ? 'true' : nothing}
        ?disabled=${field.disabled ?? false}
        ?readonly=${field.readonly ?? false}
        placeholder=${field.placeholder}
        .value=${field.value}
        @input=${this.#handleInput}
        @click=${this.#handleInput}
        @keydown=${this.#handleKeydown}
      />
      <div class="choices" id=${this.#id} role="listbox" aria-label=${field.placeholder} ?hidden=${!shown}>
        ${this.#choices.map((choice, index) => this.#choice(choice, index))}
      </div>
      ${shown && this.#choices.length === 0 && !this.#options.typed ? html`<p class="choices caption" role="status">${messages.noMatches}</p>` : nothing}
    </div>`;
  }

  readonly #handleInput = (event: Event): void => {
    this.#field = event.target as HTMLInputElement;
    const { value } = this.#field;
    const query = value.trim();
    if (event.type === 'input') this.#options.typed?.(value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(query), event.type === 'click' ? 0 : pause);
  };

  async #search(query: string): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    // A search that failed offers nothing; what was typed stays and can be searched again.
    const choices = await this.#options.search(query, abort.signal).catch((): Choice<T>[] => []);
    if (abort.signal.aborted) return;
    this.#choices = choices;
    this.#open = true;
    this.#searched = query !== '';
    this.#active = -1;
    this.#host.requestUpdate();
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.#open) {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter' && this.#open && this.#active >= 0) {
      event.preventDefault();
      this.#pick(this.#active);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#field = event.target as HTMLInputElement;
      if (this.#choices.length === 0) void this.ask();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    }
  };

  #move(step: number): void {
    if (this.#choices.length === 0) return;
    this.#open = true;
    const from = this.#active === -1 && step < 0 ? 0 : this.#active;
    this.#active = (from + step + this.#choices.length) % this.#choices.length;
    this.#host.requestUpdate();
  }

  #pick(index: number): void {
    const choice = this.#choices[index];
    if (choice?.disabled) return;
    this.close();
    if (!choice) return;
    if (this.#options.clears && this.#field) this.#field.value = '';
    this.#options.pick(choice.value);
  }

  readonly #handleFocusout = (event: FocusEvent): void => {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) this.close();
  };

  #choice(choice: Choice<T>, index: number): TemplateResult {
    return html`<div
      class="item"
      id="${this.#id}-${index}"
      role="option"
      aria-selected=${index === this.#active ? 'true' : 'false'}
      aria-disabled=${choice.disabled ? 'true' : nothing}
      @pointerdown=${(event: Event) => {
        // Keeps the focus in the field, which would close the list before the click arrives.
        event.preventDefault();
      }}
      @click=${() => {
        this.#pick(index);
      }}
    >
      ${choice.label}
    </div>`;
  }
}
