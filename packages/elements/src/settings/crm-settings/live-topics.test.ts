import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CrmClient } from '@towerp/crm-client';
import type { Topic } from '@towerp/crm-protocol';
import { openHouse } from '../../../gallery/house.js';
import { cleanUp, deep, one, settled, words } from '../../../gallery/mount.js';
import type { Crm } from '../../base/crm/crm.js';

const patience = { timeout: 8000 };

describe('topics that two admins work on', function () {
  this.timeout(30_000);
  let house: ReturnType<typeof openHouse>;
  let mine: CrmClient;
  let other: CrmClient;
  let element: Element;
  let topics: Topic[];

  const titles = (): string[] => deep(element, '.topics .topic-title').map(({ textContent }) => textContent);
  const shows = (...wanted: string[]): Promise<void> =>
    waitUntil(() => titles().join() === wanted.join(), `shows ${wanted.join()}, not ${titles().join()}`, patience);

  before(() => import('./define.js'));
  beforeEach(async () => {
    house = openHouse('topics');
    await house.clientOf('service:erp', 'ERP', 'service').people.me();
    mine = house.clientOf('u-mine', 'Огнян', 'admin');
    other = house.clientOf('u-other', 'Мария', 'admin');
    topics = [];
    for (const title of ['Първа', 'Втора', 'Трета'])
      topics.push(await other.topics.create({ scope: 'thread', title, position: 0 }));
    const provider = await fixture<Crm>(html`<towerp-crm .client=${mine} .locale=${'bg'}></towerp-crm>`);
    element = document.createElement('towerp-crm-settings');
    provider.append(element);
    await shows('Първа', 'Втора', 'Трета');
    await waitUntil(() => mine.connection.$state.get().state === 'live', 'it follows', patience);
  });
  afterEach(() => {
    cleanUp();
    house.close();
  });

  it('show what the other does without being loaded anew', async () => {
    await other.topics.create({ scope: 'thread', title: 'Четвърта' });
    await other.topics.patch(topics[0]?.id ?? '', { title: 'Нулева' });
    await other.topics.patch(topics[1]?.id ?? '', { archived: true });
    await shows('Нулева', 'Трета', 'Четвърта');
  });

  it('leave alone what is being written meanwhile', async () => {
    deep(element, '.edit')[1]?.click();
    await settled(element);
    const field = one<HTMLInputElement>(element, '.editing [name=title]');
    field.value = 'Моята втора';
    await other.topics.patch(topics[1]?.id ?? '', { position: 90, expectedHours: 5 });
    await other.topics.patch(topics[0]?.id ?? '', { title: 'Нулева' });
    await shows('Нулева', 'Трета');
    expect(one(element, '.editing [name=title]') === field).to.equal(true);
    expect(element.shadowRoot?.activeElement === field).to.equal(true);
    one<HTMLFormElement>(element, '.topic-form').requestSubmit();
    await shows('Нулева', 'Трета', 'Моята втора');
    const kept = await other.topics.list('thread');
    expect(kept.items.map(({ title }) => title)).to.deep.equal(['Нулева', 'Трета', 'Моята втора']);
  });

  it('come in the order in which they were put, however equal their positions were', async () => {
    const handle = deep(element, 'button.handle')[2] as HTMLElement;
    handle.focus();
    for (let step = 0; step < 2; step++) {
      handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, composed: true }));
      await settled(element);
    }
    expect(titles()).to.deep.equal(['Трета', 'Първа', 'Втора']);
    await waitUntil(async () => (await other.topics.list('thread')).items.map(({ title }) => title).join() === 'Трета,Първа,Втора', 'it is kept', patience);
    await shows('Трета', 'Първа', 'Втора');
  }); // prettier-ignore

  it('are gone for a member who then looks, and kept in the words of their threads', async () => {
    const thread = await other.threads.create({ topicId: topics[0]?.id ?? '' });
    deep(element, '.archive')[0]?.click();
    await shows('Втора', 'Трета');
    await waitUntil(
      async () => (await other.topics.list('thread')).items[0]?.archived ?? false,
      'it is kept',
      patience,
    );
    expect((await other.threads.get(thread.id)).topic).to.equal('Първа');
    expect(words(element)).to.include('Архивирани 1');
  });
});
