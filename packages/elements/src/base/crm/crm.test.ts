import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { memoryClient } from '../../../gallery/client.js';
import { cleanUp, deep, mount, settled, words } from '../../../gallery/mount.js';
import { $defaults, setDefaultClient } from '../default-client.js';
import '../../records/record-chip/define.js';
import type { RecordChip } from '../../records/record-chip/record-chip.js';

const chip = (): RecordChip => {
  const element = document.createElement('towerp-record-chip');
  element.record = 'client_order:43659';
  return element;
};

describe('towerp-crm', () => {
  afterEach(() => {
    cleanUp();
    $defaults().set({});
  });

  it('gives its client to what is inside, also to what comes later', async () => {
    const { element, provider } = await mount(chip);
    expect(deep(element, '.in_progress')).to.have.length(1);
    const late = chip();
    provider.append(late);
    await settled(late);
    expect(deep(late, '.in_progress')).to.have.length(1);
  });

  it('gives another client when it gets one', async () => {
    const { element, provider } = await mount(chip);
    const other = memoryClient();
    provider.client = other.client;
    await settled(element);
    expect(words(element)).to.include('43659');
  });

  it('sets language, theme and density for what is inside', async () => {
    const { element, provider } = await mount(chip, { locale: 'en', theme: 'dark' });
    provider.density = 'compact';
    await settled(provider);
    expect(words(element)).to.include('CO');
    expect(getComputedStyle(element).colorScheme).to.equal('dark');
    expect(getComputedStyle(element).getPropertyValue('--_control')).to.include('7');
  });

  it('tells of the connection, and that somebody has to sign in', async () => {
    const { provider, memory } = await mount(chip);
    const told = oneEvent(provider, 'towerp-connection');
    const asked = oneEvent(provider, 'towerp-auth-required');
    memory.$state.set({ state: 'signed_out', since: Date.now() });
    expect((await told).detail.state).to.equal('signed_out');
    expect((await asked).cancelable).to.equal(true);
  });

  it('is not needed where the page has a default client', async () => {
    const alone = await fixture<RecordChip>(
      html`<towerp-record-chip record="client_order:43659"></towerp-record-chip>`,
    );
    expect(deep(alone, '.in_progress')).to.deep.equal([]);
    setDefaultClient(memoryClient().client, 'en');
    await settled(alone);
    expect(deep(alone, '.in_progress')).to.have.length(1);
  });
});
