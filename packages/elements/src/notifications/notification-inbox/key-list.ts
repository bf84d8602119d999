import type { LitElement } from 'lit';
import { inboxWords } from '../../locale/inbox-words.js';
import type { Messages } from '../../locale/messages.js';
import '../../ui/shortcuts/define.js';

/** Shows which keys work in the inbox. */
export const showInboxKeys = (host: LitElement, messages: Messages): void => {
  const words = inboxWords(messages).keys;
  const root = host.renderRoot;
  const list = root.querySelector('towerp-shortcuts') ?? document.createElement('towerp-shortcuts');
  if (!list.isConnected) root.append(list);
  list.shortcuts = [
    { keys: ['J', 'K', '↓', '↑'], does: words.move },
    { keys: ['Enter'], does: words.open },
    { keys: ['E'], does: words.done },
    { keys: ['H'], does: words.snooze },
    { keys: ['U'], does: words.unread },
    { keys: ['Z'], does: words.undo },
    { keys: ['?', 'F1'], does: words.help },
  ];
  void list.show();
};
