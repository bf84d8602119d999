import type { Status } from '@towerp/crm-protocol';
import type { LitElement } from 'lit';
import { KeydownController } from '../../../base/keydown-controller.js';
import { actingKey } from '../../../base/keys.js';
import { StatusKeys } from '../../status-keys.js';

/** What the keys of a board do; each tells whether it did anything. */
export type BoardActions = {
  isOn: () => boolean;
  /** Up or down in a column. */
  walk: (step: number) => boolean;
  /** To another column. */
  cross: (step: number) => boolean;
  /** The card itself to another column. */
  shift: (step: number) => boolean;
  setStatus: (status: Status) => boolean;
  toggleUnread: () => boolean;
};

/** The keys of a board: arrows walk, with Alt they move the card; letters as in a list. */
export class BoardKeys extends KeydownController {
  readonly #host: LitElement;
  readonly #actions: BoardActions;
  readonly #status = new StatusKeys();

  constructor(host: LitElement, actions: BoardActions) {
    super(host, (event) => this.#arrow(event) || (actions.isOn() && this.#letter(event)));
    this.#host = host;
    this.#actions = actions;
  }

  #arrow(event: KeyboardEvent): boolean {
    const isOnCard = (event.composedPath()[0] as Element).matches?.('.card *') ?? false;
    if (!isOnCard || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const forward = getComputedStyle(this.#host).direction === 'rtl' ? -1 : 1;
    const { walk, cross, shift } = this.#actions;
    switch (event.key) {
      case 'ArrowDown': return !event.altKey && walk(1);
      case 'ArrowUp': return !event.altKey && walk(-1);
      case 'ArrowRight': return event.altKey ? shift(forward) : cross(forward);
      case 'ArrowLeft': return event.altKey ? shift(-forward) : cross(-forward);
      default: return false;
    }
  } // prettier-ignore

  #letter(event: KeyboardEvent): boolean {
    const code = actingKey(event);
    const status = this.#status.statusOf(event);
    const { walk, setStatus, toggleUnread } = this.#actions;
    if (status) return setStatus(status);
    switch (code) {
      case 'KeyJ': return walk(1);
      case 'KeyK': return walk(-1);
      case 'KeyS': this.#status.start(event); return true;
      case 'KeyE': return setStatus('completed');
      case 'KeyU': return toggleUnread();
      default: return false;
    }
  } // prettier-ignore
}
