import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { refusal } from '../../../gallery/client.js';
import { main, records } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words, type Mounted } from '../../../gallery/mount.js';
import { $toasts, undoLatest } from '../../ui/toasts/toast-store.js';
import type { AttachmentPicker } from './attachment-picker.js';

const make = (): AttachmentPicker => {
  const picker = document.createElement('towerp-attachment-picker');
  picker.threadId = main.id;
  return picker;
};
const options = (element: Element): HTMLElement[] => deep(element, '[role=option]');
const optionWith = (element: Element, text: string): HTMLElement => {
  const found = options(element).find(({ textContent }) => textContent.includes(text));
  if (!found) throw new Error(`Nothing offers ${text}.`);
  return found;
};
const search = async (element: Element, query: string): Promise<void> => {
  const input = one<HTMLInputElement>(element, '[role=combobox]');
  input.value = query;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await waitUntil(() => options(element).some(({ textContent }) => textContent.includes(query)));
};
const attached = ({ memory }: Mounted<AttachmentPicker>): unknown[] =>
  memory.calls.filter(({ name }) => name === 'attachments.attach').map(({ parameters }) => parameters[1]);
const free = records.quote;

describe('towerp-attachment-picker', () => {
  provesInvariants({
    tag: 'towerp-attachment-picker',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as AttachmentPicker).threadId = main.id;
    },
    words: { bg: 'Всички', en: 'All' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('offers those of late before anything is typed, and marks what is attached', async () => {
    const { element } = await mount(make);
    await element.open();
    await waitUntil(() => options(element).length > 0);
    const order = optionWith(element, '43659');
    expect(order.ariaDisabled).to.equal('true');
    expect(order.textContent).to.include('вече прикачен');
    expect(words(element)).to.include('тук е, защото произлиза');
    await expect(element).to.be.accessible();
  });

  it('attaches one after another by keys alone, each to be taken back', async () => {
    const mounted = await mount(make);
    const { element, memory } = mounted;
    await element.open();
    const number = free.number ?? '';
    await sendKeys({ type: number });
    await waitUntil(() => options(element).some(({ textContent }) => textContent.includes(number)));
    await waitUntil(() => options(element).length < 8);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(attached(mounted)).to.deep.equal([{ kind: free.kind, id: free.id }]);
    expect(one<HTMLInputElement>(element, '[role=combobox]').value).to.equal('');
    expect($toasts.get().at(-1)?.text).to.include(number);
    await search(element, number);
    expect(optionWith(element, number).ariaDisabled).to.equal('true');
    undoLatest();
    await waitUntil(() => memory.calls.some(({ name }) => name === 'undo attachments.attach'));
    await settled(element);
    await search(element, number);
    await waitUntil(() => optionWith(element, number).ariaDisabled === null);
  });

  it('does not attach twice what is attached', async () => {
    const mounted = await mount(make);
    await mounted.element.open();
    await search(mounted.element, '43659');
    optionWith(mounted.element, '43659').click();
    await settled(mounted.element);
    expect(attached(mounted)).to.deep.equal([]);
  });

  it('looks among one kind alone', async () => {
    const { element, memory } = await mount(make);
    const shipment = deep<HTMLInputElement>(element, '[type=radio]').find(
      ({ parentElement }) => parentElement?.title === 'експедиция',
    );
    shipment?.click();
    await waitUntil(() =>
      memory.calls.some(
        ({ name, parameters }) =>
          name === 'mentions.candidates' && (parameters[0] as { kinds: string[] }).kinds.join() === 'shipment',
      ),
    );
  });

  it('leaves a record out where the page prevents it', async () => {
    const mounted = await mount(make);
    mounted.element.addEventListener('towerp-attachment-add', (event) => {
      event.preventDefault();
    });
    await mounted.element.open();
    const number = free.number ?? '';
    await search(mounted.element, number);
    optionWith(mounted.element, number).click();
    await settled(mounted.element);
    expect(attached(mounted)).to.deep.equal([]);
    expect($toasts.get()).to.deep.equal([]);
  });

  it('says below the field why it was refused, and offers it again', async () => {
    const { element, memory } = await mount(make, { role: 'portal' });
    await element.open();
    const number = free.number ?? '';
    await search(element, number);
    memory.refuse(refusal('forbidden'));
    optionWith(element, number).click();
    await waitUntil(() => words(element).includes(`${number} не се прикачи.`));
    expect(words(element)).to.include('Нямате право за това.').and.include('req_7Q2M-41KD');
    expect($toasts.get()).to.deep.equal([]);
    await expect(element).to.be.accessible();
    await search(element, number);
    expect(optionWith(element, number).ariaDisabled).to.equal(null);
  });

  it('says that a search failed, and tries it again', async () => {
    const { element, memory } = await mount(make);
    memory.refuse(refusal('network'));
    await element.open();
    await waitUntil(() => words(element).includes('Търсенето не успя.'));
    await expect(element).to.be.accessible();
    one(element, '.bar + .button').click();
    await waitUntil(() => options(element).length > 0);
    expect(words(element)).to.not.include('Търсенето не успя.');
  });

  it('says that there is no connection, and that nothing can be attached', async () => {
    const { element } = await mount(make, { connection: 'offline' });
    expect(words(element)).to.include('Няма връзка');
    element.readonly = true;
    await settled(element);
    expect(words(element)).to.include('Тук не може да се прикачва');
    expect(deep(element, 'input')).to.deep.equal([]);
  });
});
