import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { refusal, type MemoryOptions } from '../../../gallery/client.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import type { CrmSettings, CrmSettingsSection } from './crm-settings.js';

const make = (): CrmSettings => document.createElement('towerp-crm-settings');
const admin: MemoryOptions = { role: 'admin' };
const titles = (element: Element): string[] =>
  deep(element, '.topics .topic-title').map(({ textContent }) => textContent);
const fill = (element: Element, name: string, value: string): void => {
  one<HTMLInputElement>(element, `[name=${name}]`).value = value;
};
const submit = async (element: Element): Promise<void> => {
  one<HTMLFormElement>(element, '.topic-form').requestSubmit();
  await settled(element);
};
const press = async (element: Element, selector: string): Promise<void> => {
  one(element, selector).click();
  await settled(element);
};
const key = async (element: Element, target: Element, init: KeyboardEventInit): Promise<void> => {
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }));
  await settled(element);
};

describe('towerp-crm-settings', () => {
  provesInvariants({
    tag: 'towerp-crm-settings',
    define: () => import('./define.js'),
    prepare: () => undefined,
    options: admin,
    words: { bg: 'Предварително зададени теми', en: 'Predefined topics' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('shows the topics of each scope in their order, with how many there are and what is archived', async () => {
    const { element } = await mount(make, admin);
    expect(titles(element)).to.deep.equal(['Рекламация', 'Смяна на артикул', 'Срок за доставка']);
    expect(words(one(element, '#scope-thread'))).to.include('3');
    expect(words(one(element, '.archived')))
      .to.include('Архивирани 1')
      .and.include('Левови цени');
    await press(element, '#scope-task');
    expect(titles(element)).to.deep.equal(['Проверка на наличност']);
    await expect(element).to.be.accessible();
  });

  it('adds a topic where it is written, and is ready for the next', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.add-topic');
    fill(element, 'title', '  Монтаж на място ');
    fill(element, 'hours', '7,5');
    await expect(element).to.be.accessible();
    await submit(element);
    expect(memory.calls.at(-1)?.parameters[0]).to.include({ scope: 'thread', title: 'Монтаж на място', expectedHours: 7.5 });
    expect(titles(element).at(-1)).to.equal('Монтаж на място');
    expect(one<HTMLInputElement>(element, '.adding [name=title]').value).to.equal('');
    expect(words(one(element, '.hint [role=status]'))).to.include('Монтаж на място');
  }); // prettier-ignore

  it('keeps what was begun when the new row is left by Escape', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.add-topic');
    fill(element, 'title', 'Наполовина');
    await key(element, one(element, '.adding [name=title]'), { key: 'Escape' });
    expect(deep(element, '.adding')).to.deep.equal([]);
    await press(element, '.add-topic');
    expect(one<HTMLInputElement>(element, '.adding [name=title]').value).to.equal('Наполовина');
    expect(memory.calls).to.deep.equal([]);
  });

  it('puts the words of a refused topic back where they were typed, and says why', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.add-topic');
    fill(element, 'title', 'Монтаж');
    memory.refuse(refusal());
    await submit(element);
    expect(one<HTMLInputElement>(element, '.adding [name=title]').value).to.equal('Монтаж');
    expect(words(one(element, '.adding .refusal')))
      .to.include('не се добави')
      .and.include('req_7Q2M-41KD');
    expect(titles(element)).to.have.length(3);
    await expect(element).to.be.accessible();
  });

  it('takes no topic without words, none that is there already, and no hours that are no number', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.add-topic');
    const tell = async (title: string, hours = ''): Promise<string> => {
      fill(element, 'title', title);
      fill(element, 'hours', hours);
      await submit(element);
      return words(one(element, '.adding .refusal'));
    };
    expect(await tell(' ')).to.include('Напишете');
    expect(await tell('рекламация')).to.include('Вече има такава');
    expect(await tell('Левови цени')).to.include('сред архивираните');
    expect(await tell('Монтаж', 'утре')).to.include('число');
    expect(await tell('Монтаж', '-3')).to.include('число');
    expect(memory.calls).to.deep.equal([]);
  });

  it('renames a topic and sets its hours in its place', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.edit');
    fill(element, 'title', 'Рекламация и качество');
    fill(element, 'hours', '');
    await submit(element);
    expect(memory.calls.at(-1)?.parameters[1]).to.deep.equal({ title: 'Рекламация и качество', expectedHours: null });
    expect(titles(element)[0]).to.equal('Рекламация и качество');
    expect(words(one(element, '.topic'))).to.include('без очакване');
    expect(element.shadowRoot?.activeElement?.classList.contains('edit')).to.equal(true);
  });

  it('leaves a topic as it was by Escape, and where the server refuses', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.edit');
    fill(element, 'title', 'Друго');
    await key(element, one(element, '.editing [name=title]'), { key: 'Escape' });
    expect(titles(element)[0]).to.equal('Рекламация');
    expect(memory.calls).to.deep.equal([]);

    await press(element, '.edit');
    fill(element, 'title', 'Друго');
    memory.refuse(refusal());
    await submit(element);
    expect(one<HTMLInputElement>(element, '.editing [name=title]').value).to.equal('Друго');
    expect(words(one(element, '.editing .refusal'))).to.include('не се записа');
    await key(element, one(element, '.editing [name=title]'), { key: 'Escape' });
    expect(titles(element)[0]).to.equal('Рекламация');
  });

  it('moves a topic by Alt with an arrow, tells where it is and keeps the focus on it', async () => {
    const { element, memory } = await mount(make, admin);
    const handle = deep(element, 'button.handle')[2] as HTMLElement;
    handle.focus();
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ up: 'Alt' });
    await settled(element);
    expect(titles(element)).to.deep.equal(['Рекламация', 'Срок за доставка', 'Смяна на артикул']);
    expect(memory.calls.map(({ parameters }) => parameters[1])).to.have.deep.members([{ position: 1 }, { position: 2 }]);
    expect(words(one(element, '.hint [role=status]'))).to.equal('„Срок за доставка“ е 2 от 3');
    expect(element.shadowRoot?.activeElement === handle).to.equal(true);
  }); // prettier-ignore

  it('moves a topic by its menu, and puts the order back where it is refused', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.handle');
    expect(deep(element, '#topic-menu [role=menuitem]').map(({ textContent }) => textContent.trim())).to.deep.equal(['Надолу']);
    await expect(element).to.be.accessible();
    memory.refuse(refusal());
    await press(element, '#topic-menu [role=menuitem]');
    expect(titles(element)[0]).to.equal('Рекламация');
    expect(words(element)).to.include('Редът не се запази');
  }); // prettier-ignore

  it('moves a topic that is dragged over another', async () => {
    const { element } = await mount(make, admin);
    const rows = deep(element, '.topics > .topic');
    const drag = (type: string, target: Element | undefined, clientY = 0): void => {
      target?.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, clientY, dataTransfer }));
    };
    const dataTransfer = new DataTransfer();
    drag('dragstart', rows[0]);
    const { bottom } = (rows[1] as Element).getBoundingClientRect();
    drag('dragover', rows[1], bottom - 2);
    await settled(element);
    expect(deep(element, '.dragged')).to.have.length(1);
    drag('drop', rows[1], bottom - 2);
    await settled(element);
    expect(titles(element)).to.deep.equal(['Смяна на артикул', 'Рекламация', 'Срок за доставка']);
    expect(deep(element, '.dragged, .before, .after')).to.deep.equal([]);
  }); // prettier-ignore

  it('archives a topic with a way back, and offers an archived one again', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.archive');
    expect(titles(element)).to.not.include('Рекламация');
    expect(words(element)).to.include('„Рекламация“ вече не се предлага');
    undoLatest();
    await settled(element);
    expect(titles(element)[0]).to.equal('Рекламация');
    one<HTMLDetailsElement>(element, 'details').open = true;
    await press(element, '.restore');
    expect(titles(element)).to.include('Левови цени');
    expect(memory.calls.map(({ parameters }) => parameters[1])).to.deep.equal([{ archived: true }, { archived: false }, { archived: false }]);
  }); // prettier-ignore

  it('goes on where the row that is written in was changed, moved or archived by another', async () => {
    const { element, memory } = await mount(make, admin);
    await press(element, '.edit');
    const field = one<HTMLInputElement>(element, '.editing [name=title]');
    field.value = 'Пиша';
    const others = memory.$topics.get().slice(1);
    const [first] = memory.$topics.get();
    if (first) memory.$topics.set([...others, { ...first, title: 'Чуждо', archived: true, position: 50, version: 9 }]);
    await settled(element);
    expect(one(element, '.editing [name=title]') === field).to.equal(true);
    expect(field.value).to.equal('Пиша');
    expect(element.shadowRoot?.activeElement === field).to.equal(true);
    expect(deep(element, '.topics > .topic')[0]?.classList.contains('editing')).to.equal(true);
  });

  it('lets a member read the topics and change none', async () => {
    const { element } = await mount(make);
    expect(titles(element)).to.have.length(3);
    expect(words(element)).to.include('Променя се от администратор');
    expect(deep(element, '.add-topic, .edit, .archive, .handle, .restore')).to.deep.equal([]);
    expect(deep(element, '[role=tab].tab[id^=section]').map(({ id }) => id)).to.deep.equal(['section-topics', 'section-notifications']);
    element.section = 'webhooks';
    await settled(element);
    expect(titles(element)).to.have.length(3);
    await expect(element).to.be.accessible();
  }); // prettier-ignore

  it('tells a reader of the portal that the settings are not theirs', async () => {
    const { element, memory } = await mount(make, { role: 'portal' });
    expect(words(element)).to.include('само за колеги');
    expect(element.matches(':state(forbidden)')).to.equal(true);
    expect(memory.calls).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('goes from section to section by the arrows, and names the chosen one in its attribute', async () => {
    const { element } = await mount(make, admin);
    const chosen = (): Element | null | undefined => element.shadowRoot?.activeElement;
    one(element, '#section-topics').focus();
    const next = one(element, '.tabs.section').ariaOrientation === 'vertical' ? 'ArrowDown' : 'ArrowRight';
    const seen: CrmSettingsSection[] = [];
    for (let step = 0; step < 4; step++) {
      await key(element, chosen() as Element, { key: next });
      seen.push(element.section);
      expect(element.getAttribute('section')).to.equal(element.section);
      expect(chosen()?.id).to.equal(`section-${element.section}`);
    }
    expect(seen).to.deep.equal(['notifications', 'kinds', 'webhooks', 'topics']);
  });

  it('brings one’s own notifications when they are asked for', async () => {
    const { element } = await mount(make, admin);
    await press(element, '#section-notifications');
    await waitUntil(() => words(element).includes('Тихи часове'));
    await expect(element).to.be.accessible();
  });

  it('offers the first topic where there is none, to an admin alone', async () => {
    const { element } = await mount(make, { ...admin, hasNoSettings: true });
    expect(words(element)).to.include('Още няма зададени теми');
    await press(element, '.condition .add-topic');
    expect(deep(element, '.adding')).to.have.length(1);
    const { element: members } = await mount(make, { hasNoSettings: true });
    expect(words(members)).to.include('Още няма зададени теми');
    expect(deep(members, '.condition .add-topic')).to.deep.equal([]);
  });

  it('has words for failing, and tries again', async () => {
    const { element, memory } = await mount(make, { ...admin, state: refusal() });
    expect(words(element)).to.include('Настройките не се заредиха').and.include('req_7Q2M-41KD');
    await expect(element).to.be.accessible();
    await press(element, '.condition .primary');
    expect(memory.calls.at(-1)?.name).to.equal('reconnect');
  });

  it('changes nothing where it is read-only', async () => {
    const { element } = await mount(make, admin);
    element.readonly = true;
    await settled(element);
    expect(deep(element, '.add-topic, .edit, .archive, button.handle')).to.deep.equal([]);
    await key(element, one(element, '.topic'), { key: 'ArrowDown', altKey: true });
    expect(titles(element)[0]).to.equal('Рекламация');
  });
});
