import { expect } from '@open-wc/testing';
import { atom } from 'nanostores';
import { refusal } from '../../../../gallery/client.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../../gallery/mount.js';
import type { Progress, Work } from '../bulk/work.js';
import type { WorkBar } from './work-bar.js';

const progress = (fields: Partial<Progress>): Progress => ({ done: 31, total: 48, isRunning: true, failed: [], error: undefined, ...fields }); // prettier-ignore

const show = async (fields: Partial<Progress> = {}) => {
  const asked: string[] = [];
  const $progress = atom(progress(fields));
  const work: Work = {
    label: 'Променя се статусът',
    $progress,
    cancel: () => asked.push('cancel'),
    retry: () => asked.push('retry'),
    finished: new Promise(() => undefined),
  };
  const { element } = await mount(() => Object.assign(document.createElement('towerp-work-bar') as WorkBar, { work, close: () => asked.push('close') })); // prettier-ignore
  return { element, $progress, asked };
};

describe('the bar of long work', () => {
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('tells how far it is, and cancels', async () => {
    const { element, $progress, asked } = await show();
    const bar = one<HTMLProgressElement>(element, 'progress');
    expect([bar.value, bar.max]).to.deep.equal([31, 48]);
    expect(words(element)).to.include('31 от 48');
    await expect(element).to.be.accessible();
    one(element, 'button').click();
    expect(asked).to.deep.equal(['cancel']);
    $progress.set(progress({ done: 40 }));
    await settled(element);
    expect(bar.value).to.equal(40);
  });

  it('stays away from what is done before it could be read', async () => {
    const { element } = await show({ total: 20 });
    expect(deep(element, 'progress')).to.deep.equal([]);
  });

  it('goes when everything is done, and names what failed otherwise', async () => {
    const { element, $progress, asked } = await show();
    $progress.set(progress({ done: 48, isRunning: false }));
    await settled(element);
    expect(words(element).trim()).to.equal('');
    $progress.set(progress({ done: 46, isRunning: false, failed: ['a', 'b'], error: refusal() }));
    await settled(element);
    expect(words(element)).to.include('2 нишки не са променени').and.include('req_7Q2M-41KD');
    await expect(element).to.be.accessible();
    deep(element, 'button').forEach((button) => { if (button.className.includes('compact')) button.click(); }); // prettier-ignore
    expect(asked).to.deep.equal(['retry', 'close']);
  });
});
