import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { comment, main, people, text } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import type { Comment, RichTextDocument } from '@towerp/crm-protocol';
import type { Composer } from './composer.js';

const make = (): Composer => {
  const composer = document.createElement('towerp-composer');
  composer.threadId = main.id;
  return composer;
};

const plain = (words_: string): RichTextDocument => text(words_) as RichTextDocument;
const editorOf = (element: Element): MentionEditor => one<MentionEditor>(element, 'towerp-mention-editor');
const write = async (element: Element, words_: string): Promise<void> => {
  const editor = editorOf(element);
  editor.value = plain(words_);
  editor.keepDraft();
  await settled(element);
};
const send = async (element: Element): Promise<void> => {
  editorOf(element).dispatchEvent(new CustomEvent('towerp-submit'));
  await settled(element);
};
const sent = (memory: Awaited<ReturnType<typeof mount>>['memory']): { visibility?: string; id: string }[] =>
  memory.calls
    .filter(({ name }) => name === 'comments.create')
    .map(({ parameters }) => parameters[1] as { visibility?: string; id: string });
const lane = (element: Element): string | null | undefined =>
  deep(element, '[role=tab][aria-selected=true]')[0]?.textContent?.trim();

describe('towerp-composer', () => {
  provesInvariants({
    tag: 'towerp-composer',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as Composer).threadId = main.id;
    },
    words: { bg: 'Вътрешно', en: 'Internal' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('writes to colleagues unless the other lane is chosen', async () => {
    const { element, memory } = await mount(make);
    await write(element, 'за нас');
    await send(element);
    expect(sent(memory)[0]?.visibility).to.equal('internal');
    expect(editorOf(element).isEmpty).to.equal(true);
  });

  it('says in word and colour that the client will see it', async () => {
    const { element } = await mount(make);
    deep(element, '[role=tab]')[1]?.click();
    await settled(element);
    expect(one(element, '.composer').classList.contains('shared')).to.equal(true);
    expect(words(element)).to.include('Изпрати на клиента');
    await expect(element).to.be.accessible();
  });

  it('never carries a text outward without asking', async () => {
    const { element, memory } = await mount(make);
    await write(element, 'тайна');
    deep(element, '[role=tab]')[1]?.click();
    await settled(element);
    expect(lane(element)).to.equal('Вътрешно');
    expect(words(element)).to.include('Написаното ще се вижда от клиента');
    one(element, '.question .button').click();
    await settled(element);
    expect(lane(element)).to.equal('Вижда се от клиента');
    expect(editorOf(element).isEmpty).to.equal(true);
    await send(element);
    expect(sent(memory)).to.deep.equal([]);
    deep(element, '[role=tab]')[0]?.click();
    await waitUntil(() => words(editorOf(element)).includes('тайна'));
  });

  it('carries it over where that is wanted', async () => {
    const { element, memory } = await mount(make);
    await write(element, 'вече за вас');
    deep(element, '[role=tab]')[1]?.click();
    await settled(element);
    one(element, '.question .outward').click();
    await settled(element);
    await send(element);
    expect(sent(memory)[0]?.visibility).to.equal('shared');
  });

  it('puts a refused text back, says why, and keeps its id for the next try', async () => {
    const { element, memory } = await mount(make);
    await write(element, 'Тогава тръгваме в 6');
    memory.refuse(refusal('network'));
    await send(element);
    expect(words(element)).to.include('Коментарът не се записа').and.include('req_7Q2M-41KD').and.include('Опитай пак');
    expect(editorOf(element).value.blocks).to.deep.equal(plain('Тогава тръгваме в 6').blocks);
    await expect(element).to.be.accessible();
    await send(element);
    const [first, second] = sent(memory);
    expect(second?.id).to.equal(first?.id);
    expect(words(element)).to.not.include('Коментарът не се записа');
  });

  it('opens an answer in the lane of what it answers', async () => {
    const { element, memory } = await mount(make);
    const question = comment(text('Кога?'), people.desislava, 5, { visibility: 'shared' }).entity as Comment;
    element.reply(question);
    await settled(element);
    expect(lane(element)).to.equal('Вижда се от клиента');
    expect(words(element)).to.include('Отговор на Десислава Кръстева');
    await write(element, 'Утре');
    await send(element);
    expect(sent(memory)[0]).to.deep.include({ visibility: 'shared', replyTo: question.id });
  });

  it('says whom a text will notify, and why', async () => {
    const { element } = await mount(make);
    await write(element, 'готово');
    editorOf(element).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await waitUntil(() => deep(element, '.audience').length > 0, undefined, { timeout: 3000 });
    expect(words(element)).to.include('ще уведоми 4 души').and.include('няма достъп');
  });

  it('goes on saying whom it will notify while the next question is given up', async () => {
    const { element, memory } = await mount(make);
    const change = (): boolean =>
      editorOf(element).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await write(element, 'готово');
    change();
    await waitUntil(() => deep(element, '.audience').length > 0, undefined, { timeout: 3000 });
    let asked: AbortSignal | undefined;
    const audience = (_: unknown, { signal }: { signal: AbortSignal }): Promise<never> =>
      new Promise((_resolve, reject) => {
        asked = signal;
        signal.addEventListener('abort', () => { reject(signal.reason as Error); });
      }); // prettier-ignore
    Object.assign(memory.client.mentions, { audience });
    change();
    await waitUntil(() => asked !== undefined, undefined, { timeout: 3000 });
    change();
    await settled(element);
    expect(asked?.aborted).to.equal(true);
    element.requestUpdate();
    await settled(element);
    expect(deep(element, '.audience')).to.have.length(1);
  });

  it('has no lanes where the thread is not shared, and none for the portal', async () => {
    const { element, memory } = await mount(make, { role: 'portal' });
    expect(deep(element, '[role=tab]')).to.deep.equal([]);
    await write(element, 'Благодаря');
    await send(element);
    expect(sent(memory)[0]?.visibility).to.equal(undefined);
  });

  it('brings back whom a draft answers, with its words', async () => {
    const { element, memory } = await mount(make);
    const answered = comment(text('Кога?'), people.petya, 1).entity as Comment;
    element.reply(answered);
    await settled(element);
    await write(element, 'Утре');
    editorOf(element).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    element.remove();
    const { element: again } = await mount(make, { memory });
    await settled(again);
    expect(words(again)).to.include(`Отговор на ${people.petya.name}`);
    await send(again);
    again.remove();
    const { element: third } = await mount(make, { memory });
    expect(words(third)).to.not.include('Отговор на');
    expect(memory.drafts.size).to.equal(0);
  });

  it('opens a task about what was agreed when a communication asks for it', async () => {
    const { element } = await mount(make);
    await element.open('communication');
    await settled(element);
    const topic = one<HTMLInputElement>(element, '#topic');
    topic.value = 'Обещахме оферта';
    topic.dispatchEvent(new InputEvent('input', { bubbles: true }));
    deep(element, '.actions button')
      .find(({ textContent }) => textContent.includes('създай задача'))
      ?.click();
    await waitUntil(() => deep(element, '#assignee').length > 0, undefined, { timeout: 6000 });
    await settled(element);
    expect(one<HTMLInputElement>(element, '#topic').value).to.equal('Обещахме оферта');
    expect(deep(element, 'towerp-communication-form')).to.deep.equal([]);
  });
});
