import { expect, waitUntil } from '@open-wc/testing';
import type { TimelineEntry } from '@towerp/crm-client';
import { plainTextOf, type TimelineItem } from '@towerp/crm-protocol';
import { comment, communication, main, people, text, uuid } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import type { ReplyEvent } from '../events.js';
import type { Timeline } from './timeline.js';

const make = (): Timeline => {
  const timeline = document.createElement('towerp-timeline');
  timeline.threadId = main.id;
  return timeline;
};

/** A window behind another draws no frames and so tells of nothing in sight. */
class InSight extends IntersectionObserver {
  readonly #tell: IntersectionObserverCallback;

  constructor(tell: IntersectionObserverCallback) {
    super(tell);
    this.#tell = tell;
  }

  override observe(target: Element): void {
    queueMicrotask(() => {
      this.#tell([{ isIntersecting: true, target } as unknown as IntersectionObserverEntry], this);
    });
  }
}

const add = (memory: Awaited<ReturnType<typeof mount>>['memory'], entry: TimelineEntry): void => {
  const now = memory.$timeline.get();
  memory.$timeline.set({ ...now, items: [...now.items, entry] });
};

describe('towerp-timeline', () => {
  provesInvariants({
    tag: 'towerp-timeline',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as Timeline).threadId = main.id;
    },
    words: { bg: 'Вижда се от клиента', en: 'The client sees this' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('sets what the client sees apart by frame, sign and words', async () => {
    const { element } = await mount(make);
    const boxes = deep(element, '.box.shared');
    expect(boxes).to.have.length(3);
    for (const box of boxes) expect(box.textContent).to.include('Вижда се от клиента');
  });

  it('folds derived documents and shows their path when it is unfolded', async () => {
    const { element } = await mount(make);
    const fold = one(element, '.fold-title');
    expect(fold.textContent).to.include('5 документа от клиентска поръчка 43659');
    fold.click();
    await settled(element);
    expect(fold.getAttribute('aria-expanded')).to.equal('true');
    expect(one(element, '.derived').textContent).to.include('от 43659 → 7713 → 3087');
    await expect(element).to.be.accessible();
  });

  it('keeps the line of news where it was while more arrives', async () => {
    const { element, memory } = await mount(make);
    const next = (): string | null | undefined => one(element, '.news').nextElementSibling?.getAttribute('aria-label');
    expect(next()).to.equal(people.desislava.name);
    expect(one(element, '.news').textContent).to.include('Нови · 3');
    add(memory, comment(text('Още нещо'), people.petya, 0));
    await settled(element);
    expect(next()).to.equal(people.desislava.name);
  });

  it('does not touch what stands when something is added', async () => {
    const { element, memory } = await mount(make);
    const before = deep(element, 'article');
    add(memory, comment(text('Още нещо'), people.petya, 0));
    await settled(element);
    const after = deep(element, 'article');
    expect(after.slice(0, before.length)).to.deep.equal(before);
    expect(after).to.have.length(before.length + 1);
  });

  it('marks the thread as read once its end was looked at', async () => {
    const genuine = globalThis.IntersectionObserver;
    globalThis.IntersectionObserver = InSight;
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    const { memory } = await mount(make);
    globalThis.IntersectionObserver = genuine;
    await waitUntil(() => memory.calls.some(({ name }) => name === 'threads.markRead'), undefined, { timeout: 5000 });
    const [id, seq] = memory.calls.find(({ name }) => name === 'threads.markRead')?.parameters ?? [];
    Reflect.deleteProperty(document, 'visibilityState');
    expect([id, seq]).to.deep.equal([main.id, memory.$timeline.get().items.at(-1)?.seq]);
  });

  it('shows a comment that is on its way as waiting', async () => {
    const { element, memory } = await mount(make, { connection: 'offline' });
    add(memory, { ...comment(text('Тръгваме в 6'), people.maria, 0), pending: true });
    await settled(element);
    expect(one(element, '.box.pending').textContent).to.include('Ще се изпрати, когато има връзка');
  });

  it('keeps the place of a deleted comment without its words', async () => {
    const gone = comment(text('тайна'), people.petya, 5, { deletedAt: new Date().toISOString(), body: null });
    const { element } = await mount(make, { timeline: [gone] });
    expect(words(element)).to.include('Коментарът е изтрит').and.not.include('тайна');
  });

  it('narrows to one type', async () => {
    const { element } = await mount(make);
    deep(element, '.tools .chip')[2]?.click();
    await settled(element);
    expect(deep(element, 'article')).to.have.length(2);
  });

  it('walks from entry to entry by PageDown and PageUp', async () => {
    const { element } = await mount(make);
    const [first, second] = deep(element, 'article');
    first?.focus();
    press(one(element, 'article'), 'PageDown', { key: 'PageDown' });
    expect(element.shadowRoot?.activeElement).to.equal(second);
    press(deep(element, 'article')[1] ?? element, 'PageUp', { key: 'PageUp' });
    expect(element.shadowRoot?.activeElement).to.equal(first);
  });

  it('asks for an answer to a comment', async () => {
    const { element } = await mount(make);
    let asked = '';
    element.addEventListener('towerp-reply', (event) => {
      asked = (event as ReplyEvent).detail.comment.author.name;
    });
    one(element, '.reply').click();
    expect(asked).to.equal(people.ivaylo.name);
  });

  const open = async (element: Element, author: string): Promise<HTMLElement[]> => {
    const article = deep(element, 'article').find(({ ariaLabel }) => ariaLabel === author);
    one(article ?? element, '.tool').click();
    await waitUntil(() => deep(element, '#entry-menu:popover-open [role=menuitem]').length > 0);
    return deep(element, '#entry-menu [role=menuitem]');
  };
  const mine = comment(text('Тръгваме в 6'), people.maria, 3);
  const talk = {
    id: uuid(),
    seq: 4,
    type: 'communication',
    at: communication.createdAt,
    actor: people.maria,
    groupId: null,
    entity: communication,
  } as const satisfies TimelineItem;

  it('changes the words of one’s own comment in its place', async () => {
    const { element, memory } = await mount(make, { timeline: [mine] });
    const [edit] = await open(element, people.maria.name);
    edit?.click();
    await waitUntil(() => deep(element, 'towerp-comment-edit towerp-mention-editor, form').length > 0);
    await settled(element);
    const editor = one<MentionEditor>(element, 'towerp-mention-editor');
    expect(plainTextOf(editor.value)).to.equal('Тръгваме в 6');
    editor.value = text('Тръгваме в 7');
    await expect(element).to.be.accessible();
    memory.refuse();
    one(element, 'button[type=submit]').click();
    await settled(element);
    expect(words(element)).to.include('Коментарът не се записа');
    expect(plainTextOf(editor.value)).to.equal('Тръгваме в 7');
    one(element, 'button[type=submit]').click();
    await waitUntil(() => deep(element, 'towerp-comment-edit').length === 0);
    expect(memory.calls.at(-1)?.name).to.equal('comments.edit');
    expect(words(element)).to.include('Тръгваме в 7');
  });

  it('keeps what was begun when Escape leaves the edit, and forgets it when it is given up', async () => {
    const { element } = await mount(make, { timeline: [mine] });
    const begin = async (): Promise<MentionEditor> => {
      (await open(element, people.maria.name))[0]?.click();
      await waitUntil(() => deep(element, 'towerp-mention-editor').length > 0);
      await settled(element);
      return one<MentionEditor>(element, 'towerp-mention-editor');
    };
    const first = await begin();
    first.value = text('Наполовина');
    first.keepDraft();
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await settled(element);
    expect(deep(element, 'towerp-mention-editor')).to.deep.equal([]);
    expect(plainTextOf((await begin()).value)).to.equal('Наполовина');
    one(element, '.actions button').click();
    await settled(element);
    expect(plainTextOf((await begin()).value)).to.equal('Тръгваме в 6');
    one(element, '.actions button').click();
  });

  it('deletes a comment only when the time to take it back is over', async () => {
    const { element, memory } = await mount(make, { timeline: [mine] });
    const gone = async (): Promise<void> => {
      (await open(element, people.maria.name)).at(-1)?.click();
      await settled(element);
    };
    await gone();
    expect(words(element)).to.include('Коментарът е изтрит').and.not.include('Тръгваме');
    undoLatest();
    await settled(element);
    expect(words(element)).to.include('Тръгваме в 6');
    await gone();
    expect(memory.calls.map(({ name }) => name)).to.not.include('comments.delete');
    memory.refuse();
    globalThis.dispatchEvent(new Event('pagehide'));
    await settled(element);
    expect(memory.calls.at(-1)?.name).to.equal('comments.delete');
    expect(words(element)).to.include('Тръгваме в 6');
  });

  it('changes and deletes a communication where it stands', async () => {
    const { element, memory } = await mount(make, { timeline: [talk] });
    (await open(element, people.maria.name))[0]?.click();
    await waitUntil(() => deep(element, '#topic').length > 0, 'the form', { timeout: 5000 });
    const topic = one<HTMLInputElement>(element, '#topic');
    expect(topic.value).to.equal(communication.topic);
    await expect(element).to.be.accessible();
    topic.value = 'Друг цвят';
    topic.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    one(element, '[type=submit]').click();
    await waitUntil(() => deep(element, 'towerp-communication-form').length === 0);
    expect(memory.calls.at(-1)?.name).to.equal('communications.patch');
    (await open(element, people.maria.name)).at(-1)?.click();
    await settled(element);
    expect(words(element)).to.include('Комуникацията е изтрита');
    undoLatest();
    await settled(element);
    expect(words(element)).to.include(communication.topic);
    (await open(element, people.maria.name)).at(-1)?.click();
    globalThis.dispatchEvent(new Event('pagehide'));
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.include({ name: 'communications.delete', parameters: [communication.id] });
  });

  it('offers on a communication of a colleague to change it, not to delete it', async () => {
    const theirs = { ...talk, actor: people.petya, entity: { ...communication, author: people.petya } };
    const { element } = await mount(make, { timeline: [theirs] });
    const items = await open(element, people.petya.name);
    expect(items.map(({ textContent }) => textContent.trim())).to.deep.equal(['Редактирай', 'Копирай връзката']);
    const { element: outside } = await mount(make, { timeline: [theirs], role: 'portal' });
    expect(deep(outside, '.tool')).to.deep.equal([]);
  });

  it('offers on what others wrote no more than a link', async () => {
    const { element } = await mount(make);
    const items = await open(element, people.ivaylo.name);
    expect(items.map(({ textContent }) => textContent.trim())).to.deep.equal(['Копирай връзката']);
    await expect(element).to.be.accessible();
  });

  it('shows the earlier words of an edited comment to colleagues, never to the client', async () => {
    const edited = comment(text('Втора'), people.petya, 3, { editedAt: new Date().toISOString() });
    const { element } = await mount(make, { timeline: [edited] });
    one(element, '.edited').click();
    await waitUntil(() => words(element).includes('Първа версия'));
    await expect(element).to.be.accessible();
    one(element, '.edited').click();
    await settled(element);
    expect(words(element)).to.not.include('Първа версия');
    const { element: outside } = await mount(make, { timeline: [edited], role: 'portal' });
    expect(deep(outside, '.edited[aria-expanded]')).to.deep.equal([]);
  });

  it('tells what happened while the reader was away, and leads there', async () => {
    const { element } = await mount(make);
    expect(one(element, '.caught-up').textContent).to.include('Докато ви нямаше');
    one(element, '.caught-up button').click();
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal(people.desislava.name);
  });

  it('brings the entry into view that a link names', async () => {
    const sought = comment(text('Това търся'), people.petya, 5);
    const { element } = await mount(
      () => {
        const timeline = make();
        timeline.entry = (sought.entity as { id: string }).id;
        return timeline;
      },
      { timeline: [...Array.from({ length: 30 }, (_, n) => comment(text(`Ред ${String(n)}`), people.ivaylo, 90 - n)), sought, mine] },
    ); // prettier-ignore
    expect(element.shadowRoot?.activeElement?.textContent).to.include(people.petya.name);
    expect(one(element, '.sought').textContent).to.include(people.petya.name);
  });
});
