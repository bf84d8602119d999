import type { LitElement } from 'lit';
import { KeydownController } from '../../base/keydown-controller.js';
import { actingKey } from '../../base/keys.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';

/** What the keys of the inbox do; each tells whether it did anything. */
export type InboxKeyActions = {
  isOn: () => boolean;
  move: (step: number) => boolean;
  open: () => boolean;
  done: () => boolean;
  snooze: () => boolean;
  toggleUnread: () => boolean;
  help: () => boolean;
};

const within = (event: Event, selector: string): boolean =>
  Boolean((event.composedPath()[0] as Element).closest?.(selector));

/** The keys of the inbox, by their place on the keyboard whatever the layout. */
export class InboxKeys extends KeydownController {
  constructor(host: LitElement, actions: InboxKeyActions) {
    super(host, (event) => {
      // A menu and a dialog have keys of their own.
      if (event.defaultPrevented || within(event, '.popup, dialog')) return false;
      if (within(event, '.feed') && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
        if (step !== undefined) return actions.move(step);
        if (event.key === 'Enter' && (event.composedPath()[0] as Element).matches('.group')) return actions.open();
      }
      const code = actions.isOn() ? actingKey(event) : undefined;
      if (code === undefined) return false;
      if (event.key === '?' || event.key === 'F1') return actions.help();
      switch (code) {
        case 'KeyJ': return actions.move(1);
        case 'KeyK': return actions.move(-1);
        case 'KeyE': return actions.done();
        case 'KeyH': return actions.snooze();
        case 'KeyU': return actions.toggleUnread();
        case 'KeyZ': return undoLatest();
        default: return false;
      }
    });
  } // prettier-ignore
}
