import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { threads } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import type { OrderPanel } from './order-panel.js';

// What is shown inside is loaded when it is first asked for.
const patience = { timeout: 6000 };

const make = (): OrderPanel => {
  const panel = document.createElement('towerp-order-panel');
  panel.record = 'client_order:43659';
  return panel;
};

describe('towerp-order-panel', () => {
  provesInvariants({
    tag: 'towerp-order-panel',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as OrderPanel).record = 'client_order:43659';
    },
    words: { bg: 'Следваща задача', en: 'Next task' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('shows the threads around the order, the next task, the last contact and the flow', async () => {
    const { element } = await mount(make);
    expect(deep(element, '.topic')).to.have.length(6);
    expect(words(element)).to.include('Да се потвърди срокът').and.include('Десислава Кръстева');
    await waitUntil(() => deep(element, '.step').length > 0, undefined, patience);
    expect(one(element, '.step.here').textContent).to.include('43659').and.include('вие сте тук');
    expect(words(element)).to.include('3 от 12');
  });

  it('opens a thread inside, and goes back to its row', async () => {
    const { element } = await mount(make);
    one(element, '.topic').click();
    await waitUntil(() => deep(element, 'article').length > 0, undefined, patience);
    expect(element.shadowRoot?.activeElement?.textContent).to.include('Назад');
    one(element, '.back button').click();
    await settled(element);
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal(threads[0]?.topic);
  });

  it('lets the page open a thread itself', async () => {
    const { element } = await mount(make);
    element.addEventListener('towerp-thread-open', (event) => {
      event.preventDefault();
    });
    one(element, '.topic').click();
    await settled(element);
    expect(deep(element, 'towerp-thread-view')).to.deep.equal([]);
  });

  it('opens the form of a new thread with the order attached', async () => {
    const { element, memory } = await mount(make);
    one(element, '.panel-head .primary').click();
    await waitUntil(() => deep(element, '#topic').length > 0, undefined, patience);
    const topic = one<HTMLInputElement>(element, '#topic');
    topic.value = 'Нова тема';
    topic.dispatchEvent(new InputEvent('input', { bubbles: true }));
    one(element, '[type=submit]').click();
    await settled(element);
    expect(memory.calls.find(({ name }) => name === 'threads.create')?.parameters[0]).to.deep.include({
      topic: 'Нова тема',
      attach: [{ kind: 'client_order', id: '43659' }],
    });
    expect(deep(element, 'towerp-thread-view')).to.have.length(1);
  });

  it('attaches the order to a thread that is picked', async () => {
    const { element, memory } = await mount(make);
    one(element, '.panel-head .square').click();
    await waitUntil(() => deep(element, '[role=combobox]').length > 0, undefined, patience);
    one(element, '[role=combobox]').dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => deep(element, '[role=option]').length > 0, undefined, patience);
    one(element, '[role=option]').click();
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({
      name: 'attachments.attach',
      parameters: [threads[0]?.id, { kind: 'client_order', id: '43659' }],
    });
  });

  it('links the threads of an order that was saved later', async () => {
    const { element, memory } = await mount(make, { overview: { record: null }, threads: [] });
    one(element, '.panel-head .primary').click();
    await waitUntil(() => deep(element, '#topic').length > 0, undefined, patience);
    const topic = one<HTMLInputElement>(element, '#topic');
    topic.value = 'Преди записа';
    topic.dispatchEvent(new InputEvent('input', { bubbles: true }));
    one(element, '[type=submit]').click();
    await settled(element);
    await element.linkDraft('client_order:43702');
    const [threadId, ref] = memory.calls.findLast(({ name }) => name === 'attachments.attach')?.parameters ?? [];
    expect(threadId).to.equal(memory.$threads.get()[0]?.id);
    expect(ref).to.deep.equal({ kind: 'client_order', id: '43702' });
  });

  it('completes the next task, and gives it back', async () => {
    const { element, memory } = await mount(make);
    one(element, '.task-line .done').click();
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.include({ name: 'tasks.setStatus' });
    expect(words(element)).to.include('Нова мостра до Боровец');
  });

  it('says why it is empty and offers one action', async () => {
    const { element } = await mount(make, { threads: [], tasks: [] });
    expect(words(element)).to.include('Още няма нишки по клиентска поръчка 43659');
    expect(deep(element, '.condition button')).to.have.length(1);
    await expect(element).to.be.accessible();
  });

  it('says in one sentence that it did not load', async () => {
    const { element } = await mount(make, { state: refusal('network') });
    expect(words(element)).to.include('Няма връзка със сървъра');
    await expect(element).to.be.accessible();
  });

  it('shows the portal nothing that is for colleagues', async () => {
    const { element } = await mount(make, { role: 'portal' });
    expect(deep(element, '.panel-head .square')).to.deep.equal([]);
    expect(words(element)).to.not.include('Запиши');
    expect(one<HTMLInputElement>(element, '.task-line .done').disabled).to.equal(true);
  });

  it('opens the whole document flow over the page, and closes it', async () => {
    const { element } = await mount(make);
    await element.openFlow();
    await settled(element);
    const dialog = one<HTMLDialogElement>(element, 'dialog');
    expect(dialog.open).to.equal(true);
    expect(words(dialog.querySelector('towerp-document-flow') as Element)).to.include('вие сте тук');
    one(element, 'dialog form button').click();
    expect(dialog.open).to.equal(false);
  });

  it('asks no more for the flow when it is taken away, and anew when it is put back', async () => {
    const { element, provider, memory } = await mount(make);
    const asked = (): { signal: AbortSignal }[] =>
      memory.calls
        .filter(({ name }) => name === 'records.readFlow')
        .map(({ parameters }) => parameters[2] as { signal: AbortSignal });
    expect(asked().map(({ signal }) => signal.aborted)).to.deep.equal([false]);
    element.remove();
    expect(asked().map(({ signal }) => signal.aborted)).to.deep.equal([true]);
    provider.append(element);
    await settled(element);
    expect(asked().map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
  });
});
