import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { main } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words, type Mounted } from '../../../gallery/mount.js';
import { dismissToast, $toasts, undoLatest } from '../../ui/toasts/toast-store.js';
import type { AttachmentList } from './attachment-list.js';

const make = (): AttachmentList => {
  const list = document.createElement('towerp-attachment-list');
  list.threadId = main.id;
  return list;
};

const calls = ({ memory }: Mounted<AttachmentList>, name: string): unknown[][] =>
  memory.calls.filter((call) => call.name === name).map(({ parameters }) => parameters);
const chips = (element: Element): string[] =>
  deep(element, '.attachment towerp-record-chip').map((chip) => /[\d]+/.exec(words(chip))?.[0] ?? '');

describe('towerp-attachment-list', () => {
  provesInvariants({
    tag: 'towerp-attachment-list',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as AttachmentList).threadId = main.id;
    },
    words: { bg: 'Прикачени пряко', en: 'Attached directly' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('opens the one way to attach, and closes it by Escape', async () => {
    const { element } = await mount(make);
    one(element, '.attach').click();
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    const input = one(element, '[role=combobox]');
    expect(one(element, 'towerp-attachment-picker').shadowRoot?.activeElement).to.equal(input);
    press(input, 'Escape', { key: 'Escape' });
    await settled(element);
    press(input, 'Escape', { key: 'Escape' });
    await settled(element);
    expect(deep(element, 'towerp-attachment-picker')).to.deep.equal([]);
    expect(element.shadowRoot?.activeElement).to.equal(one(element, '.attach'));
  });

  it('tells direct from derived, of what these derive, and by which path', async () => {
    const { element } = await mount(make);
    expect(words(element))
      .to.include('Прикачени пряко · 2')
      .and.include('Произлезли от клиентска поръчка 43659 · 5')
      .and.include('от 43659 → 7713 → 3087');
    expect(deep(element, '.remove').length).to.equal(2);
  });

  it('counts the kinds, and shows one of them alone', async () => {
    const { element } = await mount(make);
    const order = deep(element, '.kinds .chip').find((chip) => chip.title === 'клиентска поръчка');
    expect(order?.textContent).to.include('1');
    order?.click();
    await settled(element);
    expect(chips(element)).to.deep.equal(['43659']);
    await expect(element).to.be.accessible();
    order?.click();
    await settled(element);
    expect(chips(element).length).to.equal(7);
  });

  it('holds back what is detached for as long as it can be taken back', async () => {
    const mounted = await mount(make);
    const { element } = mounted;
    one(element, '.remove').click();
    await settled(element);
    expect(deep(element, '.remove').length).to.equal(1);
    expect(calls(mounted, 'attachments.detach')).to.deep.equal([]);
    undoLatest();
    await settled(element);
    expect(deep(element, '.remove').length).to.equal(2);
    one(element, '.remove').click();
    dismissToast($toasts.get().at(-1)?.id ?? 0);
    await settled(element);
    expect(calls(mounted, 'attachments.detach').length).to.equal(1);
    expect(deep(element, '.remove').length).to.equal(1);
  });

  it('shows again what the server did not detach, and says why', async () => {
    const { element, memory } = await mount(make);
    one(element, '.remove').click();
    memory.refuse(refusal('conflict'));
    dismissToast($toasts.get().at(-1)?.id ?? 0);
    await waitUntil(() => deep(element, '.remove').length === 2);
    expect($toasts.get().at(-1)?.text).to.include('Не се откачи');
  });

  it('shows bones while it loads, and what went wrong where it does not', async () => {
    const { element: loading } = await mount(make, { state: 'loading' });
    expect(deep(loading, '.skeleton').length).to.equal(1);
    const { element: failed } = await mount(make, { state: refusal() });
    expect(words(failed)).to.include('Прикачените документи не се заредиха').and.include('req_7Q2M-41KD');
    await expect(failed).to.be.accessible();
  });

  it('lets the portal attach and not detach, and nobody where it is read only', async () => {
    const { element } = await mount(make, { role: 'portal' });
    expect(deep(element, '.remove')).to.deep.equal([]);
    expect(deep(element, '.attach').length).to.equal(1);
    element.readonly = true;
    await settled(element);
    expect(deep(element, '.attach')).to.deep.equal([]);
  });
});
