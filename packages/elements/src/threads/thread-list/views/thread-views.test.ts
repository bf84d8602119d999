import { expect } from '@open-wc/testing';
import { memoryClient } from '../../../../gallery/client.js';
import { me as anybody } from '../../../../gallery/data.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../../gallery/mount.js';
import { undoLatest } from '../../../ui/toasts/toast-store.js';
import type { ThreadList } from '../thread-list.js';
import { savedViews } from './saved-views.js';

// A person of their own, since other tests share the browser's storage.
const me = () => ({ ...anybody(), user: { ...anybody().user, id: 'u-views' } });
const memory = () => {
  const made = memoryClient();
  made.$me.set({ state: 'ready', value: me(), stale: false });
  return made;
};
const make = (): ThreadList => document.createElement('towerp-thread-list');
const key = (): string => `towerp-crm-views:${me().company.id}:${me().user.id}`;
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((done) => setTimeout(done, 10));
};
const save = async (element: ThreadList, name: string): Promise<void> => {
  one(one(element, 'towerp-thread-views'), '.quiet').click();
  await until(() => deep(element, 'form input').length > 0);
  one<HTMLInputElement>(element, 'form input').value = name;
  one<HTMLButtonElement>(element, 'form [type=submit]').click();
  await settled(element);
};

describe('the views of a list', () => {
  before(() => Promise.all([import('../define.js'), import('./define.js')]));
  beforeEach(() => {
    localStorage.removeItem(key());
  });
  afterEach(cleanUp);

  it('are four, and change what the list shows', async () => {
    const { element } = await mount(make, { memory: memory() });
    expect(words(element)).to.include('Моите нишки').and.include('Следвани');
    deep(element, '.view')[1]?.click();
    await settled(element);
    expect(element.view).to.equal('mine');
    expect(deep(element, '.view')[1]?.getAttribute('aria-current')).to.equal('true');
  });

  it('are saved under a name, shown again, and deleted with a way back', async () => {
    const { element } = await mount(make, { memory: memory() });
    element.status = 'new';
    await settled(element);
    await save(element, 'Само новите');
    expect(savedViews(me()).map(({ name }) => name)).to.deep.equal(['Само новите']);
    await expect(element).to.be.accessible();
    element.status = '';
    await settled(element);
    one(element, '.saved .view').click();
    await settled(element);
    expect(element.status).to.equal('new');
    one(element, '.drop').click();
    await settled(element);
    expect(savedViews(me())).to.deep.equal([]);
    undoLatest();
    expect(savedViews(me())).to.have.length(1);
  });

  it('are kept for each person apart', () => {
    localStorage.setItem(key(), JSON.stringify([]));
    const other = { ...me(), user: { ...me().user, id: 'u-друг' } };
    expect(savedViews(other)).to.deep.equal([]);
  });

  it('live in memory where the browser keeps nothing', async () => {
    const genuine = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; // prettier-ignore
    try {
      const { element } = await mount(make, { memory: memory() });
      await save(element, 'Без място');
      expect(savedViews(me()).map(({ name }) => name)).to.deep.equal(['Без място']);
    } finally {
      Storage.prototype.setItem = genuine;
    }
  });

  it('pass over what somebody else left there', () => {
    localStorage.setItem(key(), '{"not": "views"}');
    expect(savedViews(me())).to.deep.equal([]);
    localStorage.setItem(key(), 'nonsense');
    expect(savedViews(me())).to.deep.equal([]);
  });
});
