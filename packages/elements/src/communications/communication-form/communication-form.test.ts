import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { refusal } from '../../../gallery/client.js';
import { communication, file, main } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words, type Mounted, type } from '../../../gallery/mount.js';
import type { CommunicationSavedEvent } from '../events.js';
import type { CommunicationForm } from './communication-form.js';

const make = (): CommunicationForm => {
  const form = document.createElement('towerp-communication-form');
  form.threadId = main.id;
  return form;
};

/** Picks what the list of a combobox offers last. */
const pickLast = async (element: Element, input: HTMLInputElement): Promise<void> => {
  await waitUntil(() => deep(element, '[role=option]').length > 0);
  press(input, 'ArrowUp', { key: 'ArrowUp' });
  press(input, 'Enter', { key: 'Enter' });
  await settled(element);
};

const created = ({ calls }: Mounted<CommunicationForm>['memory']): Record<string, unknown> | undefined =>
  calls.findLast(({ name }) => name === 'communications.create')?.parameters[0] as Record<string, unknown> | undefined;

describe('towerp-communication-form', function () {
  this.timeout(15_000);
  provesInvariants({
    tag: 'towerp-communication-form',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as CommunicationForm).threadId = main.id;
    },
    words: { bg: 'Посока', en: 'Direction' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('logs a call with topic, contact and notes by four presses of Tab', async () => {
    const { element, memory } = await mount(make);
    element.focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Срок за доставка' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Десислава' });
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Питат за петък' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await waitUntil(() => created(memory) !== undefined);
    expect(created(memory)).to.deep.include({ channel: 'phone', direction: 'outbound', contactId: 'c-desi' });
    expect(created(memory)).to.have.property('topic', 'Срок за доставка');
    expect(JSON.stringify(created(memory)?.['body'])).to.include('Питат за петък');
    expect(created(memory)).to.not.have.property('occurredAt');
  });

  it('logs a call with its topic alone by two', async () => {
    const { element, memory } = await mount(make);
    element.focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Бързо' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => created(memory) !== undefined);
    expect(created(memory)).to.deep.include({ topic: 'Бързо', contactId: null, body: null });
  });

  it('adds a person to the counterparty, once, also where the communication is refused at first', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'Запознанство');
    const input = await type(element, '#contact', 'Иван Нов');
    await pickLast(element, input);
    expect(words(element)).to.include('Ново лице на');
    await expect(element).to.be.accessible();
    await type(element, '#phone', '0888 123 456');
    const create = memory.client.communications.create;
    Object.assign(memory.client.communications, { create: () => Promise.reject(refusal('rate_limited')) });
    one(element, '[type=submit]').click();
    await waitUntil(() => words(element).includes('Твърде много заявки'));
    Object.assign(memory.client.communications, { create });
    await settled(element);
    one(element, '[type=submit]').click();
    await waitUntil(() => created(memory) !== undefined);
    const contacts = memory.calls.filter(({ name }) => name === 'people.createContact');
    expect(contacts.map(({ parameters }) => parameters[0])).to.deep.equal([
      { counterpartyId: 'balkan', name: 'Иван Нов', position: null, phone: '0888 123 456', email: null },
    ]);
    expect(created(memory)).to.have.property('contactId', 'c-new');
  });

  it('drops no name that nobody has', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'Тема');
    await type(element, '#contact', 'Някой си');
    one(element, '[type=submit]').click();
    await settled(element);
    expect(words(element)).to.include('Изберете лице');
    expect(one(element, '#contact').getAttribute('aria-invalid')).to.equal('true');
    expect(created(memory)).to.equal(undefined);
    await expect(element).to.be.accessible();
  });

  it('offers to add nobody whose name is there already, and nobody without a counterparty', async () => {
    const { element } = await mount(make);
    await type(element, '#contact', 'десислава кръстева');
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    expect(deep(element, '[role=option]')).to.have.length(1);
    const { element: alone } = await mount(() => document.createElement('towerp-communication-form'));
    await type(alone, '#contact', 'Иван Нов');
    await settled(alone);
    expect(words(alone)).to.not.include('Добави лице');
  });

  it('takes place when it is said, and never in the future', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'Вчера');
    const when = one<HTMLInputElement>(element, '#when');
    const say = async (value: string): Promise<void> => {
      when.value = value;
      when.dispatchEvent(new Event('change', { bubbles: true }));
      one(element, '[type=submit]').click();
      await settled(element);
    };
    await say('2099-01-01T10:00');
    expect(words(element)).to.include('не са в бъдещето');
    await expect(element).to.be.accessible();
    await say('2026-01-15T10:30');
    expect(created(memory)).to.have.property('occurredAt', '2026-01-15T08:30:00.000Z');
  });

  it('goes on with a task where that is asked for', async () => {
    const { element } = await mount(() => Object.assign(make(), { offersTask: true }));
    const heard: string[] = [];
    element.addEventListener('towerp-communication-saved', (event) => {
      heard.push(`saved ${String((event as CommunicationSavedEvent).detail.wantsTask)}`);
    });
    element.addEventListener('towerp-close', () => heard.push('closed'));
    await type(element, '#topic', 'Оферта');
    deep(element, '.actions button')
      .find(({ textContent }) => textContent.includes('създай задача'))
      ?.click();
    await waitUntil(() => heard.length > 0);
    expect(heard).to.deep.equal(['saved true']);
  });

  it('keeps every word when it is refused', async () => {
    const { element, memory } = await mount(make);
    const topic = await type(element, '#topic', 'Тема');
    memory.refuse(refusal('unavailable'));
    one(element, '[type=submit]').click();
    await waitUntil(() => words(element).includes('Комуникацията не се записа'));
    expect(topic.value).to.equal('Тема');
  });

  const dropOn = (element: Element, name: string): void => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['съдържание'], name));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  };

  it('takes files, and saves by itself once they have come', async () => {
    const { element, memory } = await mount(make);
    await type(one(element, 'towerp-topic-picker'), 'input', 'Протокол от срещата');
    dropOn(one(element, 'towerp-mention-editor'), 'протокол.pdf');
    await waitUntil(() => memory.uploads.length === 1);
    await settled(element);
    one(element, '[type=submit]').click();
    await settled(element);
    expect(created(memory)).to.equal(undefined);
    expect(words(element)).to.include('Чака файловете');
    await expect(element).to.be.accessible();
    memory.uploads[0]?.finish();
    await waitUntil(() => created(memory) !== undefined);
    expect(created(memory)?.['fileIds']).to.deep.equal([memory.uploads[0]?.id]);
    await waitUntil(() => deep(element, '[data-file]').length === 0);
    expect(memory.drafts.size).to.equal(0);
  });

  it('begins with the files of the communication that is changed, and says nothing of them unless they change', async () => {
    const standing = file({ name: 'оферта.pdf' });
    const { element, memory } = await mount(() => {
      const form = make();
      form.communication = { ...communication, files: [standing] };
      return form;
    });
    await waitUntil(() => words(element).includes('оферта.pdf'));
    const patches = (): Record<string, unknown>[] =>
      memory.calls
        .filter(({ name }) => name === 'communications.patch')
        .map(({ parameters }) => parameters[1] as never);
    one(element, '[type=submit]').click();
    await waitUntil(() => patches().length === 1);
    expect(patches()[0]).to.not.have.property('fileIds');
    element.remove();
    const { element: again } = await mount(
      () => {
        const form = make();
        form.communication = { ...communication, files: [standing] };
        return form;
      },
      { memory },
    );
    await waitUntil(() => words(again).includes('оферта.pdf'));
    one(again, 'button[aria-label="Махни оферта.pdf"]').click();
    await settled(again);
    one(again, '[type=submit]').click();
    await waitUntil(() => patches().length === 2);
    expect(patches()[1]?.['fileIds']).to.deep.equal([]);
  });
});
