import { expect, waitUntil } from '@open-wc/testing';
import { plainTextOf, type RichTextDocument } from '@towerp/crm-protocol';
import { people, text } from '../../../gallery/data.js';
import { cleanUp, deep, mount, one, press, settled } from '../../../gallery/mount.js';
import { fromExcel, fromOutlook, fromWord } from './clipboard.fixtures.js';
import type { MentionEditor } from './mention-editor.js';

const make = (): MentionEditor => {
  const editor = document.createElement('towerp-mention-editor');
  editor.label = 'Описание';
  return editor;
};

const rich = async (element: MentionEditor): Promise<HTMLElement> => {
  element.focus();
  await waitUntil(() => deep(element, '.ProseMirror').length > 0, 'the rich editor did not come', { timeout: 6000 });
  await settled(element);
  return one(element, '.ProseMirror');
};

const paste = async (element: MentionEditor, view: HTMLElement, data: DataTransfer): Promise<void> => {
  view.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  await settled(element);
};

const pasted = async (html: string): Promise<RichTextDocument['blocks']> => {
  const { element } = await mount(make);
  const data = new DataTransfer();
  data.setData('text/html', html);
  await paste(element, await rich(element), data);
  return element.value.blocks;
};

const words = (blocks: RichTextDocument['blocks']): string[] =>
  blocks.map((block) => plainTextOf({ version: 1, blocks: [block] }).trim());
const linksIn = (blocks: RichTextDocument['blocks']): string[] =>
  [...JSON.stringify(blocks).matchAll(/"href":"([^"]+)"/g)].map(([, href]) => href ?? '');

describe('towerp-mention-editor takes from the clipboard', function () {
  this.timeout(15_000);
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('paragraphs, emphasis, a list and a link of Word', async () => {
    const blocks = await pasted(fromWord);
    expect(blocks.map(({ type }) => type)).to.deep.equal(['paragraph', 'paragraph', 'list', 'paragraph']);
    expect(words(blocks)[0]).to.equal('Протокол от срещата');
    expect(blocks[2]).to.deep.equal({
      type: 'list',
      ordered: false,
      items: [[{ type: 'text', text: 'Столове до 4 декември' }], [{ type: 'text', text: 'Маси до 10 декември' }]],
    });
    expect(linksIn(blocks)).to.deep.equal(['https://rila.bg/katalog']);
    expect(JSON.stringify(blocks)).to.include('"bold":true').and.not.include('mso').and.not.include('·');
  });

  it('rows of Excel, each as a line with its cells apart', async () => {
    const blocks = await pasted(fromExcel);
    expect(words(blocks)).to.deep.equal(['Артикул Колич. Цена', 'СТ-0410 72 86,50 €', 'МТ-1208 12 412,00 €']);
  });

  it('a letter of Outlook with its link, and nothing of its signature’s pictures', async () => {
    const blocks = await pasted(fromOutlook);
    expect(words(blocks).filter((line) => line !== '')).to.deep.equal([
      'Здравейте, Мария,',
      'Моля, потвърдете срока по поръчка 43659.',
      'Пишете на desislava@balkan.bg.',
      'Поздрави, Десислава Кръстева',
    ]);
    expect(linksIn(blocks)).to.deep.equal(['mailto:desislava@balkan.bg']);
  });

  it('what was copied inside with its mentions, which outside is text', async () => {
    const { element } = await mount(make);
    const { id, name } = people.petya;
    const mention = { type: 'mention' as const, kind: 'user', id, label: name };
    element.value = {
      version: 1,
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'Питай ' }, mention] }],
    };
    const view = await rich(element);
    press(view, 'KeyA', { key: 'a', ctrlKey: true });
    const data = new DataTransfer();
    view.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    expect(data.getData('text/plain')).to.equal(`Питай @${name}`);
    element.clear();
    await settled(element);
    await paste(element, view, data);
    expect(element.value.blocks).to.deep.equal([
      { type: 'paragraph', children: [{ type: 'text', text: 'Питай ' }, mention] },
    ]);
  });

  it('20,000 characters and 100 mentions, and goes on being written in', async () => {
    const { element } = await mount(make);
    const mention = { type: 'mention' as const, kind: 'user', id: people.petya.id, label: people.petya.name };
    const line = { type: 'text' as const, text: 'а'.repeat(180) };
    element.value = {
      version: 1,
      blocks: Array.from({ length: 100 }, () => ({ type: 'paragraph' as const, children: [line, mention] })),
    };
    const view = await rich(element);
    expect(deep(element, '.ProseMirror .mention')).to.have.length(100);
    const begun = performance.now();
    for (const letter of 'пиша нататък') document.execCommand('insertText', false, letter);
    const spent = (performance.now() - begun) / 12;
    await settled(element);
    expect(plainTextOf(element.value)).to.match(/пиша нататък$/);
    expect(spent).to.be.below(50);
    expect(view.isConnected).to.equal(true);
    expect(element.validity.valid).to.equal(true);
  });

  it('what the browser kept of its form', async () => {
    const { element } = await mount(make);
    element.formStateRestoreCallback(JSON.stringify(text('Върнато')));
    await waitUntil(() => plainTextOf(element.value) === 'Върнато');
  });
});
