import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { plainTextOf } from '@towerp/crm-protocol';
import { sendKeys } from '@web/test-runner-commands';
import { furnish } from '../../../gallery/house.js';
import { deep, one } from '../../../gallery/mount.js';
import './define.js';
import type { MentionEditor } from './mention-editor.js';

const patience = { timeout: 8000 };

/** Key by key: WebKit's driver holds all keys of one call down, so none of them could come twice. */
const type = async (text: string): Promise<void> => {
  for (const key of text) await sendKeys({ type: key });
};

/** An editor two shadow roots down, as in a host that is built of elements itself. */
const nested = (page: Element): MentionEditor => {
  let place: Element = page;
  for (let depth = 0; depth < 2; depth++) {
    const inner = document.createElement('div');
    place.append(inner);
    inner.attachShadow({ mode: 'open' });
    const next = document.createElement('div');
    inner.shadowRoot?.append(next);
    place = next;
  }
  const editor = document.createElement('towerp-mention-editor');
  editor.label = 'Описание';
  place.append(editor);
  return editor;
};

describe('the mention editor in this engine', function () {
  this.timeout(30_000);
  let house: Awaited<ReturnType<typeof furnish>>;
  before(async () => {
    house = await furnish();
  });
  after(() => {
    house.close();
  });

  const open = async (where: 'on the page' | 'two shadow roots down'): Promise<MentionEditor> => {
    const page = await fixture(html`<towerp-crm locale="bg" .client=${house.maria}></towerp-crm>`);
    const editor = where === 'on the page' ? document.createElement('towerp-mention-editor') : nested(page);
    editor.label = 'Описание';
    if (where === 'on the page') page.append(editor);
    await editor.updateComplete;
    editor.focus();
    await waitUntil(() => deep(editor, '.ProseMirror').length > 0, 'the rich editor comes', patience);
    const isFocused = (): boolean => editor.shadowRoot?.activeElement === one(editor, '.ProseMirror');
    await waitUntil(isFocused, 'it has the focus', patience);
    return editor;
  };

  for (const where of ['on the page', 'two shadow roots down'] as const) {
    it(`takes what is typed and a mention, ${where}`, async () => {
      const editor = await open(where);
      await type('Питай @Пет');
      await waitUntil(() => deep(editor, '[role=option]').length > 0, 'somebody is offered', patience);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => plainTextOf(editor.value).includes('Димитрова'), 'she is taken', patience);
      await type('за  168 м');
      await sendKeys({ press: 'Enter' });
      await type('до петък');
      expect(editor.value.blocks).to.deep.equal([
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'Питай ' },
            { type: 'mention', kind: 'user', id: 'u-petya', label: 'Петя Димитрова' },
            { type: 'text', text: ' за  168 м' },
          ],
        },
        { type: 'paragraph', children: [{ type: 'text', text: 'до петък' }] },
      ]);
    });
  }
});
