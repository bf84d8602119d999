import type { ThreadSort } from '@towerp/crm-protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { BasicLanguageController } from '../../../base/basic-language-controller.js';
import { triageWords } from '../../../locale/triage-words.js';
import { base } from '../../../styles/base.styles.js';
import { controls } from '../../../styles/controls.styles.js';
import { fields } from '../../../styles/fields.styles.js';
import { popups } from '../../../styles/popups.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import { orderIcon } from '../../../ui/triage-icons.js';
import type { GroupBy } from '../entries.js';
import type { ThreadListFilter, ThreadListLayout } from '../thread-filter.js';

const sorts: readonly ThreadSort[] = ['-lastActivityAt', 'lastActivityAt', '-createdAt', 'createdAt', 'topic'];
const groupings: readonly GroupBy[] = ['', 'status', 'counterparty', 'day'];

const own = css`
  :host {
    display: inline-block;
  }
  .popup:popover-open {
    display: grid;
    gap: 12px;
    width: 240px;
    padding: 12px;
  }
`;

/** Chooses the order and the groups of a list.
 *  @internal */
export class OrderMenu extends LitElement {
  static override styles = [tokens, base, controls, fields, popups, own];

  /** The order of the list. */
  @property() sort: ThreadSort = '-lastActivityAt';
  /** What its rows are gathered by. */
  @property({ attribute: 'group-by' }) groupBy: GroupBy = '';
  /** A board has no groups. */
  @property() layout: ThreadListLayout = 'list';
  /** Shows it so. */
  @property({ attribute: false }) change: ((change: Partial<ThreadListFilter>) => void) | undefined;

  readonly #language = new BasicLanguageController(this);

  #choice<T extends string>(
    label: string,
    value: T,
    choices: readonly (readonly [T, string])[],
    pick: (value: T) => void,
  ): TemplateResult {
    const change = (event: Event): void => { pick((event.target as HTMLSelectElement).value as T); };
    return html`<label class="field"><span class="label">${label}</span>
      <select class="input" .value=${value} @change=${change}>
        ${choices.map(([key, word]) => html`<option value=${key} ?selected=${key === value}>${word}</option>`)}
      </select>
    </label>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const words = triageWords(this.#language.messages);
    const orders = sorts.map((sort) => [sort, words.sorts[sort]] as const);
    const groups = groupings.map((by) => [by, words.groups[by || 'none']] as const);
    return html`<button type="button" class="button compact" popovertarget="order" aria-haspopup="dialog">
        ${orderIcon()}${words.sort}
      </button>
      <div class="popup end" id="order" popover role="dialog" aria-label=${words.sort}>
        ${this.#choice(words.sortBy, this.sort, orders, (sort) => this.change?.({ sort }))}
        ${
          this.layout === 'list'
            ? this.#choice(words.groupBy, this.groupBy, groups, (groupBy) => this.change?.({ groupBy }))
            : nothing
        }
      </div>`;
  }
}
