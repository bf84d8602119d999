import type { Comment } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { EntryMenu, EntryPorts, Written } from '../../comments/entry-menu.js';
import { ellipsisIcon } from '../../ui/more-icons.js';
import type { EntryContext } from '../entry-parts.js';

/** What a reader does with entries that stand; their menu is loaded when it is first opened. */
export class EntryActions {
  readonly #host: LitElement;
  readonly #ports: EntryPorts;
  readonly #leaving = new Set<string>();
  readonly #withHistory = new Set<string>();
  #menu: EntryMenu | undefined;
  #editing: string | undefined;

  constructor(host: LitElement, ports: EntryPorts) {
    this.#host = host;
    this.#ports = ports;
  }

  /** What the entries need to know of it. */
  context(): Pick<EntryContext, 'menu' | 'editing' | 'closeEdit' | 'showsHistory' | 'history' | 'isLeaving'> {
    return {
      menu: (entry) => this.#button(entry),
      editing: this.#editing,
      closeEdit: () => { this.#setEditing(undefined); },
      showsHistory: ({ id }) => this.#withHistory.has(id),
      history: this.#ports.reader.isMember ? this.#toggleHistory : undefined,
      isLeaving: (id) => this.#leaving.has(id),
    };
  } // prettier-ignore

  /** The menu that all entries share. */
  render(): TemplateResult | typeof nothing {
    return this.#menu?.render() ?? nothing;
  }

  /** Another thread is shown. */
  forget(): void {
    this.#withHistory.clear();
    this.#editing = undefined;
  }

  #button(entry: Written): TemplateResult {
    const isOpen = this.#menu?.isOpenFor(entry) ?? false;
    return html`<button type="button" class="tool button compact square quiet" aria-haspopup="menu" aria-expanded=${isOpen ? 'true' : 'false'}
      aria-label=${this.#ports.messages().moreOn(entry.author.name)} @click=${(event: Event) => void this.#open(entry, event.currentTarget as HTMLElement)}>${ellipsisIcon()}</button>`;
  } // prettier-ignore

  async #open(entry: Written, source: HTMLElement): Promise<void> {
    const { EntryMenu } = await import('../../comments/desk.js');
    this.#menu ??= new EntryMenu(this.#host, this.#ports, {
      edit: (id) => { this.#setEditing(id); },
      leave: (id, isLeaving) => {
        if (isLeaving) this.#leaving.add(id);
        else this.#leaving.delete(id);
        this.#host.requestUpdate();
      },
    }); // prettier-ignore
    await this.#menu.open(entry, source);
  }

  #setEditing(id: string | undefined): void {
    this.#editing = id;
    this.#host.requestUpdate();
  }

  readonly #toggleHistory = ({ id }: Comment): void => {
    if (!this.#withHistory.delete(id)) this.#withHistory.add(id);
    void import('../../comments/desk.js');
    this.#host.requestUpdate();
  };
}
