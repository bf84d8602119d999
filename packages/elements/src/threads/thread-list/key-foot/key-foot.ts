import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { BasicLanguageController } from '../../../base/basic-language-controller.js';
import { triageWords } from '../../../locale/triage-words.js';
import { base } from '../../../styles/base.styles.js';
import { controls } from '../../../styles/controls.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import type { ThreadListLayout } from '../thread-filter.js';

const own = css`
  .keys {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 18px;
    padding: 8px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-sunk);
    color: var(--_text-muted);
    font-size: var(--_size-sm);
  }
  kbd + kbd {
    margin-inline-start: 3px;
  }
  button {
    min-height: 24px;
  }
  button:hover {
    color: var(--_text);
  }
`;

const between = '–';

/** The keys most needed, at the foot of a list or a board.
 *  @internal */
export class KeyFoot extends LitElement {
  static override styles = [tokens, base, controls, own];

  /** Whose keys. */
  @property() layout: ThreadListLayout = 'list';
  /** Lists all of them. */
  @property({ attribute: false }) help: (() => void) | undefined;

  readonly #language = new BasicLanguageController(this);

  override render(): TemplateResult {
    const words = triageWords(this.#language.messages).keyHints;
    const list = [[['J', 'K'], words.move], [['Enter'], words.open], [['X'], words.select], [['S', '1', between, '6'], words.status], [['E'], words.complete], [['C'], words.create], [['Z'], words.undo]] as const;
    const board = [[['←', '→', '↑', '↓'], words.walk], [['Alt', '→'], words.shift], [['S', '1', between, '6'], words.status], [['Z'], words.undo]] as const;
    return html`<div class="keys">
      ${(this.layout === 'list' ? list : board).map(([keys, word]) => html`<span aria-hidden="true">${keys.map((key) => (key === between ? key : html`<kbd>${key}</kbd>`))} ${word}</span>`)}
      <span class="grow"></span>
      <button type="button" @click=${this.help}><kbd aria-hidden="true">?</kbd> ${words.all}</button>
    </div>`;
  } // prettier-ignore
}
