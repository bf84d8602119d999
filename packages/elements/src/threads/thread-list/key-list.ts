import type { LitElement } from 'lit';
import type { Messages } from '../../locale/messages.js';
import { triageWords } from '../../locale/triage-words.js';
import '../../ui/shortcuts/define.js';
import type { Shortcut, Shortcuts } from '../../ui/shortcuts/shortcuts.js';
import type { ThreadListLayout } from './thread-filter.js';

const keysOf = (layout: ThreadListLayout, messages: Messages): Shortcut[] => {
  const words = triageWords(messages).keys;
  const onBoard: Shortcut[] = [
    { keys: ['J', 'K', '↓', '↑'], does: words.move },
    { keys: ['←', '→'], does: words.columns },
    { keys: ['Alt', '←', '→'], does: words.shift },
  ];
  const inList: Shortcut[] = [
    { keys: ['J', 'K', '↓', '↑'], does: words.move },
    { keys: ['Home', 'End'], does: words.ends },
    { keys: ['PgDn', 'PgUp'], does: words.page },
    { keys: ['X'], does: words.select },
    { keys: ['Shift', '↓', '↑'], does: words.extend },
    { keys: ['Ctrl', 'A'], does: words.all },
    { keys: ['Esc'], does: words.clear },
    { keys: ['F'], does: words.follow },
  ];
  return [
    ...(layout === 'board' ? onBoard : inList),
    { keys: ['Enter'], does: words.open },
    { keys: ['S', '1–6'], does: words.status },
    { keys: ['E'], does: words.complete },
    { keys: ['U'], does: words.unread },
    { keys: ['C'], does: words.create },
    { keys: ['/'], does: words.search },
    { keys: ['Z'], does: words.undo },
    { keys: ['?', 'F1'], does: words.help },
  ];
};

/** Shows which keys work in a list or on a board. */
export const showKeys = (host: LitElement, layout: ThreadListLayout, messages: Messages): void => {
  const root = host.renderRoot;
  const list = root.querySelector<Shortcuts>('towerp-shortcuts') ?? document.createElement('towerp-shortcuts');
  if (!list.isConnected) root.append(list);
  list.shortcuts = keysOf(layout, messages);
  void list.show();
};
