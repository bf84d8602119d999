import { expect, waitUntil } from '@open-wc/testing';
import { plainTextOf } from '@towerp/crm-protocol';
import { sendKeys } from '@web/test-runner-commands';
import { text, people } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { memoryClient } from '../../../gallery/client.js';
import { cleanUp, deep, mount, one, press, settled, words, type Mounted } from '../../../gallery/mount.js';
import type { MentionEditor } from './mention-editor.js';

const make = (): MentionEditor => {
  const editor = document.createElement('towerp-mention-editor');
  editor.label = 'Описание';
  return editor;
};

/** The rich editor once it has taken over. */
const rich = async (element: MentionEditor): Promise<HTMLElement> => {
  element.focus();
  await waitUntil(() => deep(element, '.ProseMirror').length > 0, 'the rich editor did not come', { timeout: 6000 });
  await settled(element);
  return one(element, '.ProseMirror');
};

const type = (words_: string): void => {
  document.execCommand('insertText', false, words_);
};

describe('towerp-mention-editor', function () {
  this.timeout(15_000);
  provesInvariants({
    tag: 'towerp-mention-editor',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as MentionEditor).label = 'Описание';
    },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('sends with its form what its page gave, also before it is read', async () => {
    const { element, provider } = await mount(make);
    const form = document.createElement('form');
    provider.append(form);
    element.name = 'text';
    form.append(element);
    await settled(element);
    const given = JSON.stringify(text('Дадено'));
    element.setAttribute('value', given);
    form.reset();
    expect(plainTextOf(element.value)).to.equal('');
    expect(new FormData(form).get('text')).to.equal(given);
    await waitUntil(() => plainTextOf(element.value) === 'Дадено');
  });

  it('takes what is typed while the rich editor is on its way', async () => {
    const { element } = await mount(make);
    const area = one<HTMLTextAreaElement>(element, 'textarea');
    area.value = 'Питай ';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const view = await rich(element);
    expect(view.textContent).to.equal('Питай ');
    await expect(element).to.be.accessible();
  });

  it('offers people after @, and puts in the one that Enter takes', async () => {
    const { element } = await mount(make);
    const view = await rich(element);
    type('Питай @пет');
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    expect(view.getAttribute('aria-activedescendant')).to.equal('candidate-0');
    expect(words(element)).to.include('Петя Димитрова');
    press(view, 'Enter', { key: 'Enter' });
    await settled(element);
    expect(element.value.blocks).to.deep.equal([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Питай ' },
          { type: 'mention', kind: 'user', id: people.petya.id, label: people.petya.name },
          { type: 'text', text: ' ' },
        ],
      },
    ]);
    expect(one(element, '.candidates').matches(':popover-open')).to.equal(false);
  });

  it('offers documents after №', async () => {
    const { element, memory } = await mount(make);
    await rich(element);
    type('по № 43');
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    expect(words(one(element, '[role=option]'))).to.include('43659');
    expect(memory.calls.some(({ parameters }) => JSON.stringify(parameters).includes('client_order'))).to.equal(true);
  });

  it('marks who has no access', async () => {
    const { element } = await mount(make);
    await rich(element);
    type('@силв');
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    expect(words(element)).to.include('няма достъп');
    await expect(element).to.be.accessible();
  });

  it('keeps the text at Esc and asks no more for this word', async () => {
    const { element } = await mount(make);
    const view = await rich(element);
    type('@пет');
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    press(view, 'Escape', { key: 'Escape' });
    type('я');
    await settled(element);
    expect(view.textContent).to.equal('@петя');
    expect(deep(element, '[role=option]')).to.deep.equal([]);
  });

  it('begins a mention by Ctrl+M', async () => {
    const { element } = await mount(make);
    const view = await rich(element);
    press(view, 'KeyM', { ctrlKey: true });
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    expect(view.textContent).to.equal('@');
  });

  it('is submitted by Ctrl+Enter, never while a word is composed', async () => {
    const { element } = await mount(make);
    const view = await rich(element);
    let submitted = 0;
    element.addEventListener('towerp-submit', () => submitted++);
    press(view, 'Enter', { key: 'Enter', ctrlKey: true, isComposing: true });
    expect(submitted).to.equal(0);
    press(view, 'Enter', { key: 'Enter', ctrlKey: true });
    expect(submitted).to.equal(1);
  });

  it('reduces what is pasted to what a rich text can hold', async () => {
    const { element } = await mount(make);
    const view = await rich(element);
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<h1>Заглавие</h1><p style="color:red">Абзац <a href="javascript:x">зло</a> <a href="https://rila.bg">добро</a></p><ul><li>точка</li></ul><img src="x" onerror="alert(1)">',
    );
    view.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    await settled(element);
    expect(element.value.blocks).to.deep.equal([
      { type: 'paragraph', children: [{ type: 'text', text: 'Заглавие' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Абзац зло ' },
          { type: 'link', href: 'https://rila.bg', text: 'добро' },
        ],
      },
      { type: 'list', ordered: false, items: [[{ type: 'text', text: 'точка' }]] },
    ]);
  });

  it('makes a list of "- " and ends it by Enter in an empty item', async () => {
    const { element } = await mount(make);
    await rich(element);
    await sendKeys({ type: '- едно' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'край' });
    expect(element.value.blocks).to.deep.equal([
      { type: 'list', ordered: false, items: [[{ type: 'text', text: 'едно' }]] },
      { type: 'paragraph', children: [{ type: 'text', text: 'край' }] },
    ]);
  });

  it('takes part in its form: value, required, reset', async () => {
    const { element, provider } = await mount(make);
    const form = document.createElement('form');
    provider.append(form);
    form.append(element);
    element.name = 'body';
    element.required = true;
    await settled(element);
    expect(form.checkValidity()).to.equal(false);
    element.value = text('Готово');
    await settled(element);
    expect(form.checkValidity()).to.equal(true);
    expect(JSON.parse(new FormData(form).get('body') as string)).to.deep.include({ version: 1 });
    form.reset();
    await settled(element);
    expect(element.isEmpty).to.equal(true);
  });

  describe('keeps a draft', () => {
    const drafting = (): MentionEditor => {
      const editor = make();
      editor.threadId = 't1';
      editor.name = 'body';
      return editor;
    };
    const begin = async (): Promise<Mounted<MentionEditor>> => {
      const mounted = await mount(drafting);
      await rich(mounted.element);
      type('Недописано');
      await settled(mounted.element);
      return mounted;
    };

    it('when it closes, brings it back when it opens again, and forgets it once it is cleared', async () => {
      const { element, memory } = await begin();
      element.remove();
      const { element: again } = await mount(drafting, { memory });
      expect(plainTextOf(again.value)).to.equal('Недописано');
      expect(words(again)).to.include('Възстановена чернова');
      await expect(again).to.be.accessible();
      again.clear();
      again.remove();
      const { element: third } = await mount(drafting, { memory });
      expect(third.isEmpty).to.equal(true);
    });

    it('over what the page has given, also when the page gives it again', async () => {
      const { element, memory } = await begin();
      element.remove();
      const given = text('Както беше');
      const { element: again } = await mount(
        () => {
          const editor = drafting();
          editor.value = given;
          return editor;
        },
        { memory },
      );
      again.value = given;
      expect(plainTextOf(again.value)).to.equal('Недописано');
    });

    it('after a second of idleness', async () => {
      const { memory } = await begin();
      expect(memory.drafts.size).to.equal(0);
      await waitUntil(() => memory.drafts.size > 0, undefined, { timeout: 3000 });
      expect([...memory.drafts.keys()]).to.deep.equal(['t1 body']);
    });

    it('at once when the page is left', async () => {
      const { memory } = await begin();
      window.dispatchEvent(new Event('pagehide'));
      expect(memory.drafts.size).to.equal(1);
    });

    it('of each thread apart', async () => {
      const { element, memory } = await begin();
      element.threadId = 't2';
      await settled(element);
      expect(element.isEmpty).to.equal(true);
      element.threadId = 't1';
      await settled(element);
      expect(plainTextOf(element.value)).to.equal('Недописано');
      expect([...memory.drafts.keys()]).to.deep.equal(['t1 body']);
    });

    it('that comes late, unless something is written by then', async () => {
      const memory = memoryClient();
      let arrive = (): void => undefined;
      const ready = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      Object.assign(memory.client.drafts, { ready });
      const { element } = await mount(drafting, { memory });
      const { element: other } = await mount(drafting, { memory });
      await rich(other);
      type('Ново');
      await settled(other);
      memory.drafts.set('t1 body', text('Старо'));
      arrive();
      await waitUntil(() => !element.isEmpty);
      expect(plainTextOf(element.value)).to.equal('Старо');
      expect(plainTextOf(other.value)).to.equal('Ново');
    });

    it('no longer once its words are erased or it is thrown away', async () => {
      const { element, memory } = await begin();
      element.remove();
      const { element: again } = await mount(drafting, { memory });
      one(again, '.restored button').click();
      await settled(again);
      expect(again.isEmpty).to.equal(true);
      expect(memory.drafts.size).to.equal(0);
      await rich(again);
      type('а');
      document.execCommand('selectAll');
      document.execCommand('delete');
      again.remove();
      expect(memory.drafts.size).to.equal(0);
    });
  });

  it('says what is too long', async () => {
    const { element } = await mount(make);
    element.maxlength = 3;
    element.value = text('дълго');
    await settled(element);
    expect(element.validity.tooLong).to.equal(true);
    expect(element.validationMessage).to.include('3');
  });

  it('keeps what was written when the page gives the same object again, and takes it anew once it was emptied', async () => {
    const { element } = await mount(make);
    const given = text('дадено');
    element.value = given;
    element.value = text('написано');
    element.value = given;
    expect(plainTextOf(element.value)).to.equal('дадено');
    one<HTMLTextAreaElement>(element, 'textarea').value = 'допълнено';
    one(element, 'textarea').dispatchEvent(new InputEvent('input', { bubbles: true }));
    element.value = given;
    expect(plainTextOf(element.value)).to.equal('допълнено');
    element.clear();
    element.value = given;
    expect(plainTextOf(element.value)).to.equal('дадено');
  });
});
