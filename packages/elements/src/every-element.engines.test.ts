import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CrmClient } from '@towerp/crm-client';
import type { RichText } from '@towerp/crm-protocol';
import { sendKeys } from '@web/test-runner-commands';
import { furnish } from '../gallery/house.js';
import { deep, settled, words } from '../gallery/mount.js';
import type { Crm } from './base/crm/crm.js';
import { dismissToast, $toasts, showToast } from './ui/toasts/toast-store.js';

type Subject = {
  attributes?: Record<string, string>;
  /** Set before the element is defined, as a page may do. */
  properties?: object;
  /** It is ready when it shows this, which only the backend knows or only its own first screen has. */
  shows: string | ((element: Element) => boolean);
  /** False where it holds nothing to act on. */
  hasFocus?: boolean;
  /** False where all its words are the page's. */
  hasWords?: boolean;
};

const note: RichText = {
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      children: [
        { type: 'mention', kind: 'user', id: 'u-petya', label: 'Петя Димитрова' },
        { type: 'text', text: ' питай за ' },
        { type: 'mention', kind: 'client_order', id: 'order-1', label: 'поръчката' },
      ],
    },
  ],
};

const has =
  (selector: string) =>
  (element: Element): boolean =>
    deep(element, selector).length > 0;

const subjectsOf = (threadId: string, communicationId: string, taskId: string): Record<string, Subject> => {
  const ofThread = { 'thread-id': threadId };
  const ofOrder = { record: 'client_order:order-1' };
  return {
    'towerp-attachment-list': { attributes: ofThread, shows: '8120' },
    'towerp-attachment-picker': { attributes: ofThread, shows: has('input:not([disabled])[role=combobox]') },
    'towerp-composer': { attributes: ofThread, shows: has('textarea') },
    'towerp-communication-card': { attributes: { ...ofThread, 'communication-id': communicationId }, shows: 'Уговорка за срока' },
    'towerp-communication-form': { attributes: ofThread, shows: has('textarea') },
    'towerp-crm-settings': { shows: 'Още няма зададени теми' },
    'towerp-document-flow': { attributes: ofOrder, shows: '8120' },
    'towerp-mention-editor': { properties: { label: 'Описание' }, shows: has('textarea'), hasWords: false },
    'towerp-mention-text': { properties: { value: note }, shows: '43659' },
    'towerp-notification-bell': { shows: has('.badge') },
    'towerp-notification-inbox': { shows: 'Смяна на дамаската' },
    'towerp-notification-settings': { shows: has('[type=checkbox]') },
    'towerp-order-panel': { attributes: ofOrder, shows: 'Смяна на дамаската' },
    'towerp-record-chip': { attributes: ofOrder, shows: '43659' },
    'towerp-shortcuts': { properties: { shortcuts: [{ keys: ['J'], does: 'Надолу' }] }, shows: 'Надолу', hasFocus: false, hasWords: false },
    'towerp-task-card': { attributes: { 'task-id': taskId }, shows: 'Провери наличността' },
    'towerp-task-dashboard': { shows: 'Провери наличността' },
    'towerp-task-form': { attributes: ofThread, shows: has('textarea') },
    'towerp-team-overview': { shows: 'Мария Стоянова' },
    'towerp-thread-form': { attributes: ofOrder, shows: '43659' },
    'towerp-thread-list': { shows: 'Смяна на дамаската' },
    'towerp-thread-picker': { shows: has('input') },
    'towerp-thread-status': { attributes: ofThread, shows: has('.trigger') },
    'towerp-thread-view': { attributes: ofThread, shows: 'Има 120 м на склад' },
    'towerp-timeline': { attributes: ofThread, shows: 'Има 120 м на склад' },
    'towerp-topic-picker': { shows: has('input') },
    'towerp-toasts': { shows: 'Записано' },
  }; // prettier-ignore
};

const patience = { timeout: 8000 };

describe('in this engine', function () {
  this.timeout(30_000);
  const defined: string[] = [];
  let maria: CrmClient;
  let subjects: Record<string, Subject>;
  let early: Crm;
  let close: () => void;

  const make = (tag: string): HTMLElement => {
    const element = document.createElement(tag);
    const { attributes = {}, properties = {} } = subjects[tag] ?? {};
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return Object.assign(element, properties);
  };
  const isReady = async (element: Element): Promise<void> => {
    const shows = subjects[element.localName]?.shows ?? '';
    await waitUntil(
      () => (typeof shows === 'string' ? words(element).includes(shows) : shows(element)),
      `<${element.localName}> is not ready`,
      patience,
    );
    await settled(element);
  };
  const mount = async (tag: string, locale = 'bg'): Promise<HTMLElement> => {
    const provider = await fixture<Crm>(html`<towerp-crm .client=${maria} .locale=${locale}></towerp-crm>`);
    const element = make(tag);
    provider.append(element);
    await isReady(element);
    return element;
  };

  before(async () => {
    const house = await furnish();
    ({ maria, close } = house);
    subjects = subjectsOf(house.thread.id, house.communicationId, house.taskId);
    showToast({ text: 'Записано', undo: () => undefined });
    // Elements that are there before they are defined, as where the script comes last.
    early = Object.assign(document.createElement('towerp-crm'), { locale: 'bg', client: maria });
    document.body.append(early);
    early.append(...Object.keys(subjects).map((tag) => make(tag)));
    const genuine = customElements.define.bind(customElements);
    customElements.define = (tag, constructor, options) => {
      defined.push(tag);
      genuine(tag, constructor, options);
    };
    await import('./define.js');
    customElements.define = genuine;
  });
  beforeEach(() => {
    for (const { id } of $toasts.get()) dismissToast(id);
    showToast({ text: 'Записано', undo: () => undefined });
  });
  after(() => {
    close();
  });

  it('every element that the package defines is looked at here', () => {
    const parts = ['towerp-crm'];
    expect([...Object.keys(subjects), ...parts].toSorted()).to.include.members(defined);
    expect(defined).to.include.members(Object.keys(subjects));
  });

  it('what stood on the page before it was defined comes to life, each with what was set', async () => {
    await Promise.all([...early.children].map(isReady));
    early.remove();
  });

  for (const tag of Object.keys(subjectsOf('', '', ''))) {
    it(`<${tag}> is accessible in both languages, lives on when it is moved, and is reached by the keyboard`, async () => {
      const element = await mount(tag);
      await expect(element).to.be.accessible();
      const provider = element.parentElement as Crm;

      const before = words(element);
      element.remove();
      await settled(provider);
      provider.append(element);
      await isReady(element);
      await waitUntil(() => words(element) === before, `<${tag}> shows the same after it was moved`, patience);

      provider.locale = 'en';
      if (subjects[tag]?.hasWords !== false) await waitUntil(() => words(element) !== before, `<${tag}> speaks English`, patience);
      await settled(element);
      await expect(element).to.be.accessible();

      if (subjects[tag]?.hasFocus === false) return;
      const start = document.createElement('button');
      start.textContent = 'start';
      provider.prepend(start);
      start.focus();
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement?.localName).to.equal(tag);
    }); // prettier-ignore
  }
});
