import { expect } from '@open-wc/testing';
import { bg } from './bg.js';
import { en } from './en.js';
import { bgCommunication } from './communication-words.js';
import { bgEdit } from './edit-words.js';
import { bgAttachments } from './attachment-words.js';
import { bgFiles } from './file-words.js';
import { bgFlow } from './flow-words.js';
import { bgInbox } from './inbox-words.js';
import { bellWords } from './bell-words.js';
import { bgMentions } from './mention-words.js';
import { panelWords } from './panel-words.js';
import { bgList } from './list-words.js';
import { completeBulgarian, loadMessages, messagesFor, registerMessages } from './messages.js';
import { bgSettings } from './settings-words.js';
import { bgTaskBoard } from './task-board-words.js';
import { bgTask } from './task-words.js';
import { bgTeam } from './team-words.js';
import { bgTriage } from './triage-words.js';

const whole = {
  ...bg,
  ...panelWords,
  ...bellWords,
  communications: bgCommunication,
  lists: bgList,
  taskForm: bgTask,
  threadEdit: bgEdit,
  triage: bgTriage,
  attaching: bgAttachments,
  mentioning: bgMentions,
  files: bgFiles,
  documentFlow: bgFlow,
  taskBoard: bgTaskBoard,
  inbox: bgInbox,
  team: bgTeam,
  settings: bgSettings,
};
type Tree = { [key: string]: unknown };
const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? keysOf(value as Tree, `${path}${key}.`)
      : [`${path}${key}`],
  );
const textsOf = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) =>
    typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? textsOf(value as Tree) : [],
  );

describe('messages', () => {
  before(() => {
    completeBulgarian({ ...bg, ...panelWords });
    return loadMessages('en');
  });

  it('are the same in both languages', () => {
    expect(keysOf(en).sort()).to.deep.equal(keysOf(whole).sort());
  });

  it('hold no English in Bulgarian and no Bulgarian in English', () => {
    const latin = textsOf(whole).filter((text) =>
      /[a-z]{3}/i.test(text.replaceAll(/Alt|Ctrl|CRM|CSV|SVG|https|Standard Webhooks/g, '')),
    );
    const cyrillic = textsOf(en as unknown as Tree).filter((text) => /[а-я]/i.test(text));
    expect([...latin, ...cyrillic]).to.deep.equal([]);
  });

  it('follow the plural rules', () => {
    expect(messagesFor('bg').documentsNoun.quote(1)).to.equal('оферта');
    expect(messagesFor('bg').commentsCount(5)).to.equal('5 коментара');
    expect(messagesFor('en').commentsCount(1)).to.equal('1 comment');
  });

  it('are found by a tag with a region, and in English where the language is unknown', () => {
    expect(messagesFor('bg-BG').retry).to.equal(bg.retry);
    expect(messagesFor('xx').retry).to.equal(en.retry);
  });

  it('are loaded once', () => {
    expect(loadMessages('bg')).to.equal(undefined);
    expect(loadMessages('en-GB')).to.equal(undefined);
  });

  it('take a further language', () => {
    registerMessages('de', { ...en, retry: 'Nochmals' });
    expect(messagesFor('de-AT').retry).to.equal('Nochmals');
  });
});
