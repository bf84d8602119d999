import { expect, waitUntil } from '@open-wc/testing';
import type { TimelineEntry } from '@towerp/crm-client';
import { comment, main, people, text } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
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
});
