import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { memoryClient, refusal } from '../../../gallery/client.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words, type Mounted } from '../../../gallery/mount.js';
import type { TopicPicker } from './topic-picker.js';

const make = (): TopicPicker => document.createElement('towerp-topic-picker');

type InForm = Mounted<TopicPicker> & { form: HTMLFormElement; input: HTMLInputElement };

/** As a page has it: in a form of its own. */
const inForm = async (prepare: (element: TopicPicker) => void = () => undefined): Promise<InForm> => {
  const mounted = await mount(() => {
    const element = make();
    element.name = 'topic';
    prepare(element);
    return element;
  });
  const form = document.createElement('form');
  mounted.provider.append(form);
  form.append(mounted.element);
  await settled(mounted.element);
  return { ...mounted, form, input: one<HTMLInputElement>(mounted.element, 'input') };
};

const type = async (element: TopicPicker, text: string): Promise<void> => {
  const input = one<HTMLInputElement>(element, 'input');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settled(element);
};

const pick = async (element: TopicPicker, input: HTMLInputElement): Promise<void> => {
  await type(element, 'рекл');
  await waitUntil(() => deep(element, '[role=option]').length > 0);
  press(input, 'ArrowDown', { key: 'ArrowDown' });
  press(input, 'Enter', { key: 'Enter' });
  await settled(element);
};

describe('towerp-topic-picker', () => {
  provesInvariants({
    tag: 'towerp-topic-picker',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as TopicPicker).name = 'topic';
    },
    words: { bg: 'Тема', en: 'Topic' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('submits the predefined topic that is picked, by keys alone, and its words', async () => {
    const { element, form, input } = await inForm();
    await pick(element, input);
    expect(input.value).to.equal('Рекламация');
    expect(Object.fromEntries(new FormData(form))).to.deep.equal({ topic: 'Рекламация', topicId: element.topicId });
    expect(element.topicId).to.match(/^[0-9a-f-]{36}$/);
    expect(element.take()).to.deep.equal({ topicId: element.topicId });
  });

  it('submits words of one’s own alone, also where they begin as a picked topic', async () => {
    const { element, form, input } = await inForm();
    await pick(element, input);
    await type(element, 'Рекламация на панти ');
    expect(Object.fromEntries(new FormData(form))).to.deep.equal({ topic: 'Рекламация на панти' });
    expect(element.take()).to.deep.equal({ topic: 'Рекламация на панти' });
  });

  it('offers what is predefined for its scope, and is written in where that cannot be read', async () => {
    const memory = memoryClient();
    const asked: unknown[] = [];
    Object.assign(memory.client.topics, {
      list: (scope: unknown) => {
        asked.push(scope);
        return Promise.reject(refusal());
      },
    });
    const { element } = await mount(make, { memory });
    element.scope = 'task';
    await type(element, 'Обади се');
    await waitUntil(() => asked.length > 0);
    await settled(element);
    expect(asked).to.deep.equal(['task']);
    expect(deep(element, '[role=option]')).to.deep.equal([]);
    expect(element.value).to.equal('Обади се');
  });

  it('says what is missing beside the field when its form is checked, and no longer once something is written', async () => {
    const { element, form, input } = await inForm((picker) => {
      picker.required = true;
    });
    expect(element.validity.valueMissing).to.equal(true);
    expect(words(element)).to.not.include('Напишете тема');
    expect(form.checkValidity()).to.equal(false);
    await settled(element);
    expect(words(element)).to.include('Напишете тема');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(element.matches(':state(invalid)')).to.equal(true);
    await expect(element).to.be.accessible();
    await type(element, 'Тема');
    expect(form.checkValidity()).to.equal(true);
    expect(words(element)).to.not.include('Напишете тема');
  });

  it('says what is too long', async () => {
    const { element } = await inForm();
    element.value = 'я'.repeat(301);
    await settled(element);
    expect(element.validity.tooLong).to.equal(true);
    expect(element.validationMessage).to.include('300');
  });

  it('goes back to its first value with its form, and takes up what the browser has kept', async () => {
    const { element, form, input } = await inForm((picker) => {
      picker.setAttribute('value', 'Начална');
    });
    expect(input.value).to.equal('Начална');
    await type(element, 'Друга');
    form.reset();
    await settled(element);
    expect(input.value).to.equal('Начална');
    element.formStateRestoreCallback(JSON.stringify({ text: 'Рекламация', topicId: 't-1' }));
    await settled(element);
    expect(Object.fromEntries(new FormData(form))).to.deep.equal({ topic: 'Рекламация', topicId: 't-1' });
  });

  it('submits its form by Enter, but not with the Enter that picks', async () => {
    const { element, form, input } = await inForm();
    let submitted = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted++;
    });
    await pick(element, input);
    expect(submitted).to.equal(0);
    element.focus();
    await sendKeys({ press: 'Enter' });
    expect(submitted).to.equal(1);
  });

  it('is disabled with its fieldset, and takes nothing while it is read only', async () => {
    const { element, form, input } = await inForm();
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(element);
    fieldset.disabled = true;
    await settled(element);
    expect(input.disabled).to.equal(true);
    fieldset.disabled = false;
    element.readonly = true;
    await settled(element);
    input.click();
    await settled(element);
    expect(input.readOnly).to.equal(true);
    expect(input.getAttribute('aria-expanded')).to.equal('false');
  });

  it('brings back what was begun, and throws it away when asked', async () => {
    const begun = (): TopicPicker => {
      const element = make();
      element.draftKey = 'нова';
      return element;
    };
    const { element, memory } = await mount(begun);
    await type(element, 'Недописана');
    element.remove();
    const { element: again } = await mount(begun, { memory });
    expect(again.value).to.equal('Недописана');
    await expect(again).to.be.accessible();
    one(again, '.restored button').click();
    await settled(again);
    expect(again.value).to.equal('');
    again.remove();
    const { element: third } = await mount(begun, { memory });
    expect(third.value).to.equal('');
  });
});
