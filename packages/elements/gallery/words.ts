import { bellWords } from '../src/locale/bell-words.js';
import { bg } from '../src/locale/bg.js';
import type { Messages } from '../src/locale/messages.js';
import { panelWords } from '../src/locale/panel-words.js';

/** The Bulgarian words as an element has them that brought all of its own. */
export const words: Messages = { ...panelWords, ...bellWords, ...bg };
