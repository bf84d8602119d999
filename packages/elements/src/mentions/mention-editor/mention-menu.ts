import type { Candidate } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Messages } from '../../locale/messages.js';
import { candidateList } from './candidate-list.js';
import { CandidatesController, type CandidateScope } from './candidates-controller.js';
import { placePopup } from './place-popup.js';
import type { Trigger } from './trigger.js';

type Ports = {
  scope: () => CandidateScope;
  messages: () => Messages;
  /** Where the mention being typed begins. */
  caret: () => { left: number; top: number; bottom: number } | undefined;
  pick: (candidate: Candidate) => void;
};

/** What is offered while a mention is typed, and the keys that choose; it comes with the rich editor. */
export class MentionMenu {
  readonly #host: LitElement;
  readonly #ports: Ports;
  readonly #candidates: CandidatesController;

  constructor(host: LitElement, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
    this.#candidates = new CandidatesController(host, ports.scope);
  }

  follow(trigger: Trigger | undefined): void {
    this.#candidates.follow(trigger);
  }

  close(): void {
    this.#candidates.close();
  }

  /** What the text field says of the menu to assistive technology. */
  attributes(): Record<string, string> {
    const { isOpen, items, active } = this.#candidates;
    return {
      ...(isOpen ? { 'aria-controls': 'options' } : {}),
      ...(isOpen && items.length > 0 ? { 'aria-activedescendant': `candidate-${String(active)}` } : {}),
    };
  }

  /** True where the key chose or dismissed something. */
  takeKey(key: string): boolean {
    const { isOpen, items, active } = this.#candidates;
    const chosen = items[active];
    if (!isOpen) return false;
    switch (key) {
      case 'ArrowDown': this.#candidates.move(1); return true;
      case 'ArrowUp': this.#candidates.move(-1); return true;
      case 'Escape': this.#candidates.dismiss(); return true;
      case 'Enter': case 'Tab': if (chosen) this.#pick(chosen); return chosen !== undefined;
      default: return false;
    }
  } // prettier-ignore

  readonly #pick = (candidate: Candidate): void => {
    this.#ports.pick(candidate);
    this.close();
  };

  /** Once the menu is rendered: puts it beside the caret. */
  place(): void {
    const popup = this.#host.renderRoot.querySelector<HTMLElement>('.candidates');
    if (popup) placePopup(popup, this.#candidates.isOpen, this.#ports.caret());
  }

  render(): TemplateResult {
    const { isOpen, items } = this.#candidates;
    const messages = this.#ports.messages();
    return html`<div class="candidates" popover="manual">${isOpen ? candidateList(this.#candidates, messages, this.#pick) : nothing}</div>
      <span class="unseen" role="status">${isOpen ? messages.candidates(items.length) : ''}</span>`;
  } // prettier-ignore
}
