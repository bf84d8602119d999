import { expect, waitUntil } from '@open-wc/testing';
import type { CrmFile } from '@towerp/crm-protocol';
import { refusal } from '../../../gallery/client.js';
import { communication, main, people, stamps, uuid } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import { dismissToast, undoLatest, $toasts } from '../../ui/toasts/toast-store.js';
import type { CommunicationCard } from './communication-card.js';

const make = (): CommunicationCard => {
  const card = document.createElement('towerp-communication-card');
  card.communicationId = communication.id;
  card.threadId = main.id;
  return card;
};

const choose = async (element: Element, word: string): Promise<void> => {
  one(element, '.more').click();
  await settled(element);
  deep(element, '[role=menuitem]')
    .find(({ textContent }) => textContent.includes(word))
    ?.click();
  await settled(element);
};

describe('towerp-communication-card', () => {
  provesInvariants({
    tag: 'towerp-communication-card',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as CommunicationCard).communicationId = communication.id;
    },
    words: { bg: 'Входящ разговор', en: 'Inbound call' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('says how, with whom, about what, what was agreed, and who recorded it', async () => {
    const { element } = await mount(make);
    expect(words(element))
      .to.include('Входящ разговор')
      .and.include('Десислава Кръстева')
      .and.include('управител')
      .and.include('Цвят на дамаската')
      .and.include('Мострата')
      .and.include(people.maria.name);
    expect(deep(element, 'time[datetime]')[0]?.getAttribute('datetime')).to.equal(communication.occurredAt);
  });

  it('links its files, each with its size', async () => {
    const { element, memory } = await mount(make);
    const file = { id: uuid(), name: 'мостри.pdf', contentType: 'application/pdf', size: 240_000, sha256: '', url: '/files/1?s=1', thumbnailUrl: null, author: people.maria, ...stamps(1) } as CrmFile; // prettier-ignore
    memory.$communication.set({ ...communication, files: [file] });
    await waitUntil(() => deep(element, '.file').length > 0);
    expect(one<HTMLAnchorElement>(element, '.file').getAttribute('href')).to.equal('/elsewhere/files/1?s=1');
    expect(one(element, '.file').textContent).to.include('мостри.pdf').and.include('240');
  });

  it('follows what others change', async () => {
    const { element, memory } = await mount(make);
    memory.$communication.set({ ...communication, topic: 'Друга тема', channel: 'meeting', direction: 'outbound' });
    await settled(element);
    expect(words(element)).to.include('Друга тема').and.include('Среща при клиента');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible while it loads, fails, is missing or old, in the ${theme} theme`, async () => {
      for (const [options, state] of [
        [{ state: 'loading' }, 'loading'],
        [{ state: refusal() }, 'error'],
        [{ state: refusal('forbidden') }, 'error'],
        [{ connection: 'offline' }, 'offline'],
      ] as const) {
        const { element } = await mount(make, { ...options, theme });
        expect(element.matches(`:state(${state})`)).to.equal(true);
        await expect(element).to.be.accessible();
        cleanUp();
      }
    });
  }

  it('says that there is none, and what right is missing', async () => {
    const { element, memory } = await mount(make);
    memory.$communication.set(undefined);
    await settled(element);
    expect(words(element)).to.include('Няма такава комуникация');
    const { element: other } = await mount(make, { state: refusal('forbidden') });
    expect(words(other)).to.include('Нужно е право');
  });

  it('offers no change to who may make none', async () => {
    const { element } = await mount(make, { role: 'portal' });
    expect(deep(element, '.more')).to.deep.equal([]);
    const { element: read } = await mount(() => Object.assign(make(), { readonly: true }));
    expect(deep(read, '.more')).to.deep.equal([]);
  });

  it('lets a colleague change what another recorded, but not delete it', async () => {
    const { element, memory } = await mount(make);
    memory.$communication.set({ ...communication, author: people.petya });
    await settled(element);
    one(element, '.more').click();
    await settled(element);
    const items = deep(element, '[role=menuitem]').map(({ textContent }) => textContent.trim());
    expect(items).to.deep.equal(['Редактирай']);
  });

  it('is changed in its place, with the version that was read', async () => {
    const { element, memory } = await mount(make);
    await choose(element, 'Редактирай');
    await waitUntil(() => deep(element, 'form').length > 0, undefined, { timeout: 6000 });
    await settled(element);
    await expect(element).to.be.accessible();
    expect(one<HTMLInputElement>(element, '#topic').value).to.equal('Цвят на дамаската');
    expect(one<HTMLInputElement>(element, '#contact').value).to.equal('Десислава Кръстева');
    one<HTMLInputElement>(element, 'input[type=radio][name=channel]:not(:checked)').click();
    one(element, '[type=submit]').click();
    await waitUntil(() => deep(element, 'towerp-communication-form').length === 0);
    const call = memory.calls.findLast(({ name }) => name === 'communications.patch');
    expect(call?.parameters[1]).to.deep.include({ channel: 'meeting', direction: 'inbound', contactId: 'c-desi' });
    expect(call?.parameters[1]).to.not.have.any.keys('occurredAt', 'topicId');
    expect(call?.parameters[2]).to.deep.include({ ifMatch: communication.version });
    expect(words(element)).to.include('Среща при нас');
  });

  it('is deleted only when the time to take it back is over, and stays where that is refused', async () => {
    const { element, memory } = await mount(make);
    await choose(element, 'Изтрий');
    expect(words(element)).to.include('Комуникацията е изтрита').and.not.include('Мострата');
    undoLatest();
    await settled(element);
    expect(words(element)).to.include('Мострата');
    expect(memory.calls).to.deep.equal([]);
    memory.refuse(refusal('forbidden'));
    await choose(element, 'Изтрий');
    dismissToast($toasts.get().at(-1)?.id ?? 0);
    await settled(element);
    expect(memory.calls.map(({ name }) => name)).to.deep.equal(['communications.delete']);
    expect(words(element)).to.include('Мострата');
    expect($toasts.get().at(-1)?.text).to.include('Комуникацията не се изтри');
  });
});
