import type { Block, Inline, MentionInline, RichText } from '@towerp/crm-protocol';
import { formatRef } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { base } from '../../styles/base.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { eyeOffIcon } from '../../ui/more-icons.js';
import { kindName } from '../../ui/kind-mark.js';
import { MentionClickEvent } from '../events.js';
import { mentionTextStyles } from './mention-text.styles.js';

const people = new Set(['user', 'group', 'contact', 'counterparty']);

// The contract admits no other scheme; a text that came by another way than the client gets no link either.
const isSafe = (href: string): boolean => /^(https?:\/\/|mailto:|tel:)/i.test(href);

/** Shows a rich text: people and groups as mentions, records as chips with their present status.
 *  @fires {MentionClickEvent} towerp-mention-click - A person or a group was activated; cancelable.
 *  @fires {NavigateEvent} towerp-navigate - A record was asked for; cancelable. */
export class MentionText extends LitElement {
  static override styles = [tokens, base, mentionTextStyles];

  /** The rich text as the contract gives it. */
  @property({ attribute: false }) value: RichText | null = null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);

  #isMine(kind: string, id: string): boolean {
    const me = this.#reader.me;
    return kind === 'user'
      ? me?.user.id === id
      : kind === 'group' && (me?.groups.some((group) => group.id === id) ?? false);
  }

  #mention(mention: MentionInline): TemplateResult {
    const { kind, id, label } = mention;
    if (mention.hidden || id === null) {
      return html`<span class="hidden">${eyeOffIcon()}${kindName(kind, this.#language.messages)}</span>`;
    }
    if (!people.has(kind))
      return html`<towerp-record-chip record=${formatRef({ kind, id })} label=${label ?? ''}></towerp-record-chip>`;
    const open = (): void => {
      this.dispatchEvent(new MentionClickEvent({ kind, id }));
    };
    return html`<button type="button" class="mention ${this.#isMine(kind, id) ? 'me' : ''}" @click=${open}>
      @${label}
    </button>`;
  }

  #run({ text, bold, italic, strike, code }: Extract<Inline, { type: 'text' }>): TemplateResult | string {
    let run: TemplateResult | string = text;
    if (code) run = html`<code>${run}</code>`;
    if (strike) run = html`<s>${run}</s>`;
    if (italic) run = html`<em>${run}</em>`;
    return bold ? html`<strong>${run}</strong>` : run;
  }

  #inline(inline: Inline): TemplateResult | string {
    if (inline.type === 'text') return this.#run(inline);
    if (inline.type === 'break') return html`<br />`;
    if (inline.type === 'mention') return this.#mention(inline);
    if (!isSafe(inline.href)) return inline.text;
    return html`<a class="link" href=${inline.href} target="_blank" rel="noopener noreferrer nofollow"
      >${inline.text}</a
    >`;
  }

  #inlines(inlines: readonly Inline[]): (TemplateResult | string)[] {
    return inlines.map((inline) => this.#inline(inline));
  }

  #block(block: Block): TemplateResult {
    if (block.type === 'paragraph') return html`<p>${this.#inlines(block.children)}</p>`;
    if (block.type === 'quote') return html`<blockquote>${this.#inlines(block.children)}</blockquote>`;
    const items = block.items.map((item) => html`<li>${this.#inlines(item)}</li>`);
    return block.ordered
      ? html`<ol>
          ${items}
        </ol>`
      : html`<ul>
          ${items}
        </ul>`;
  }

  override render(): TemplateResult[] | typeof nothing {
    return this.value ? this.value.blocks.map((block) => this.#block(block)) : nothing;
  }
}
