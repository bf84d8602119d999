import type { Status } from '@towerp/crm-protocol';
import type { LitElement } from 'lit';
import { KeydownController } from '../../base/keydown-controller.js';
import { actingKey } from '../../base/keys.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import { StatusKeys } from '../status-keys.js';

/** What the keys of a list do; each tells whether it did anything. */
export type ListActions = {
  isOn: () => boolean;
  /** False on a board, which walks by keys of its own. */
  hasRows: () => boolean;
  move: (step: number, extend: boolean) => boolean;
  rowsInView: () => number;
  open: () => boolean;
  select: () => boolean;
  selectAll: () => boolean;
  clear: () => boolean;
  setStatus: (status: Status) => boolean;
  toggleUnread: () => boolean;
  follow: () => boolean;
  create: () => boolean;
  search: () => boolean;
  help: () => boolean;
};

const inRows = (event: Event): boolean => Boolean((event.composedPath()[0] as Element).closest?.('.scroller'));
const isHelp = (event: KeyboardEvent): boolean => event.key === '?' || event.key === 'F1';

/** The keys of a list of threads, by their place on the keyboard whatever the layout. */
export class ListKeys extends KeydownController {
  readonly #actions: ListActions;
  readonly #status = new StatusKeys();

  constructor(host: LitElement, actions: ListActions) {
    super(host, (event) => (actions.hasRows() && this.#walk(event)) || (actions.isOn() && this.#letter(event)));
    this.#actions = actions;
  }

  /** Keys that every grid has; they stay where the letters are switched off. */
  #walk(event: KeyboardEvent): boolean {
    const { move, open, select, selectAll, clear, rowsInView } = this.#actions;
    const isFromSearch = event.key === 'ArrowDown' && (event.composedPath()[0] as Element).matches?.('[type=search]');
    if (isFromSearch) return move(0, false);
    if (event.defaultPrevented || !inRows(event) || event.altKey) return false;
    if (event.ctrlKey || event.metaKey) return event.code === 'KeyA' && selectAll();
    switch (event.key) {
      case 'ArrowDown': return move(1, event.shiftKey);
      case 'ArrowUp': return move(-1, event.shiftKey);
      case 'PageDown': return move(rowsInView(), event.shiftKey);
      case 'PageUp': return move(-rowsInView(), event.shiftKey);
      case 'Home': return move(-Infinity, event.shiftKey);
      case 'End': return move(Infinity, event.shiftKey);
      case 'Enter': return open();
      case ' ': return select();
      case 'Escape': return clear();
      default: return false;
    }
  } // prettier-ignore

  #letter(event: KeyboardEvent): boolean {
    const code = actingKey(event);
    if (code === undefined) return false;
    const status = this.#status.statusOf(event);
    const actions = this.#actions;
    if (isHelp(event)) return actions.help();
    switch (code) {
      case 'KeyC': return actions.create();
      case 'KeyZ': return undoLatest();
      case 'Slash': return actions.search();
      default: return actions.hasRows() && (status ? actions.setStatus(status) : this.#triage(code, event));
    }
  } // prettier-ignore

  #triage(code: string, event: KeyboardEvent): boolean {
    const actions = this.#actions;
    switch (code) {
      case 'KeyJ': return actions.move(1, event.shiftKey);
      case 'KeyK': return actions.move(-1, event.shiftKey);
      case 'KeyX': return actions.select();
      case 'KeyS': this.#status.start(event); return true;
      case 'KeyE': return actions.setStatus('completed');
      case 'KeyU': return actions.toggleUnread();
      case 'KeyF': return actions.follow();
      default: return false;
    }
  } // prettier-ignore
}
