import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { main, records } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import type { AttachmentList } from './attachment-list.js';

const make = (): AttachmentList => {
  const list = document.createElement('towerp-attachment-list');
  list.threadId = main.id;
  return list;
};

const pick = async (element: AttachmentList, query: string): Promise<void> => {
  await element.pick();
  const input = one<HTMLInputElement>(element, 'input');
  input.value = query;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await waitUntil(() => deep(element, '[role=option]').length > 0);
  one(element, '[role=option]').click();
  await settled(element);
};

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

  it('attaches the record that is picked', async () => {
    const { element, memory } = await mount(make);
    await pick(element, '0000018842');
    expect(memory.calls.at(-1)).to.deep.equal({
      name: 'attachments.attach',
      parameters: [main.id, { kind: records.invoice.kind, id: records.invoice.id }],
    });
  });

  it('says beside the list why it was refused', async () => {
    const { element, memory } = await mount(make);
    memory.refuse(refusal('conflict'));
    await pick(element, '43659');
    expect(words(element)).to.include('Не се прикачи').and.include('req_7Q2M-41KD');
    await expect(element).to.be.accessible();
  });

  it('shows bones while it loads, and what went wrong where it does not', async () => {
    const { element: loading } = await mount(make, { state: 'loading' });
    expect(deep(loading, '.skeleton').length).to.equal(1);
    const { element: failed } = await mount(make, { state: refusal() });
    expect(words(failed)).to.include('Прикачените документи не се заредиха').and.include('req_7Q2M-41KD');
    await expect(failed).to.be.accessible();
  });

  it('leaves a record out where the page prevents it', async () => {
    const { element, memory } = await mount(make);
    element.addEventListener('towerp-attachment-add', (event) => {
      event.preventDefault();
    });
    await pick(element, '43659');
    expect(memory.calls).to.deep.equal([]);
  });

  it('offers nothing to change to the portal', async () => {
    const { element } = await mount(make, { role: 'portal' });
    expect(deep(element, '.head button, .remove')).to.deep.equal([]);
  });
});
