import { expect, waitUntil } from '@open-wc/testing';
import { events } from '@towerp/crm-protocol';
import { memoryClient, refusal } from '../../../gallery/client.js';
import { cleanUp, deep, mount, one, settled, words, type Mounted } from '../../../gallery/mount.js';
import type { CrmSettings, CrmSettingsSection } from './crm-settings.js';
import { toldTypes } from './event-types.js';

const open = (section: CrmSettingsSection, hasNoSettings = false): Promise<Mounted<CrmSettings>> =>
  mount(() => Object.assign(document.createElement('towerp-crm-settings'), { section }), {
    role: 'admin',
    hasNoSettings,
  });
const press = async (element: Element, selector: string): Promise<void> => {
  one(element, selector).click();
  await settled(element);
};
const submit = async (element: Element, selector: string, values: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) one<HTMLInputElement>(element, `[name=${name}]`).value = value;
  one<HTMLFormElement>(element, selector).requestSubmit();
  await settled(element);
};
const last = ({ memory }: Mounted<CrmSettings>, name: string): unknown[] | undefined =>
  memory.calls.findLast((call) => call.name === name)?.parameters;

describe('the kinds of document in the settings', () => {
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('are those of the ERP, with what the client sees of them', async () => {
    const { element } = await open('kinds');
    expect(deep(element, '.kind-label').map(({ textContent }) => textContent)).to.deep.equal(['Оферта', 'Производствена поръчка']);
    expect(deep<HTMLInputElement>(element, '.toggle').map(({ checked }) => checked)).to.deep.equal([true, false]);
    expect(words(one(element, '[data-kind=production_order]'))).to.include('не ги вижда');
    await expect(element).to.be.accessible();
  }); // prettier-ignore

  it('are named in both languages, and one alone is not taken', async () => {
    const mounted = await open('kinds');
    const { element } = mounted;
    await press(element, '.edit');
    await submit(element, '.kind-form', { bg: 'Предложение', en: ' ' });
    expect(words(element)).to.include('и на двата езика');
    await expect(element).to.be.accessible();
    await submit(element, '.kind-form', { en: 'Proposal' });
    expect(last(mounted, 'records.putKind')).to.deep.equal(['quote', { labels: { bg: 'Предложение', en: 'Proposal' }, lane: 'quote', icon: null }]);
    expect(one(element, '.kind-label').textContent).to.equal('Предложение');
  }); // prettier-ignore

  it('are shown to the portal by their switch, above what stands now, and put back where that is refused', async () => {
    const mounted = await open('kinds');
    const { element, memory } = mounted;
    await press(element, '[data-kind=production_order] .toggle');
    expect(last(mounted, 'people.patchCompany')).to.deep.equal([{ portalKinds: ['quote', 'production_order'] }, { ifMatch: 1 }]);
    expect(words(one(element, '[data-kind=production_order]'))).to.include('вижда своите');
    memory.refuse(refusal());
    await press(element, '[data-kind=quote] .toggle');
    expect(one<HTMLInputElement>(element, '[data-kind=quote] .toggle').checked).to.equal(true);
    expect(words(one(element, '[data-kind=quote]'))).to.include('остава както беше').and.include('req_7Q2M-41KD');
  }); // prettier-ignore
});

describe('the webhooks in the settings', () => {
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('can be told of every type of event that is not one person’s', () => {
    const personal = ['notification.created', 'notification.updated', 'thread.read', 'access.changed'];
    expect([...toldTypes].toSorted()).to.deep.equal(Object.keys(events).filter((type) => !personal.includes(type)).toSorted());
  }); // prettier-ignore

  it('are added with their types, and their secret is shown until it is kept', async () => {
    const mounted = await open('webhooks', true);
    const { element } = mounted;
    expect(words(element)).to.include('Още няма уебхукове');
    await press(element, '.condition .add-webhook');
    await expect(element).to.be.accessible();
    one<HTMLInputElement>(element, '[value="task.created"]').checked = true;
    await submit(element, '.webhook-form', { url: 'https://erp.example/hook' });
    expect(last(mounted, 'webhooks.create')).to.deep.equal([{ url: 'https://erp.example/hook', types: ['task.created'] }]);
    expect(one<HTMLInputElement>(element, '.secret-field').value).to.equal('whsec_c2VjcmV0');
    expect(words(one(element, '.secret'))).to.include('само сега');
    await expect(element).to.be.accessible();
    await press(element, '.kept-secret');
    expect(deep(element, '.secret')).to.deep.equal([]);
    expect(words(element)).to.include('erp.example/hook');
  }); // prettier-ignore

  it('leave no secret to another person on the same page', async () => {
    const mounted = await open('webhooks');
    const { element, provider } = mounted;
    await press(element, '.add-webhook');
    await submit(element, '.webhook-form', { url: 'https://erp.example/hook' });
    expect(deep(element, '.secret')).to.have.length(1);
    provider.client = memoryClient({ role: 'admin' }).client;
    await settled(element);
    expect(deep(element, '.secret')).to.deep.equal([]);
  });

  it('keep a refused address in its field, and say beside it what is wrong', async () => {
    const { element, memory } = await open('webhooks');
    await press(element, '.add-webhook');
    one<HTMLInputElement>(element, '[value="task.created"]').checked = true;
    const refused = Object.assign(refusal('invalid'), { errors: [{ path: 'url', code: 'private', message: '' }] });
    memory.refuse(refused);
    await submit(element, '.webhook-form', { url: 'https://10.0.0.7/hook' });
    expect(words(one(element, '.webhook-form .refusal'))).to.include('публичния интернет');
    expect(one<HTMLInputElement>(element, '#webhook-url').value).to.equal('https://10.0.0.7/hook');
    expect(one<HTMLInputElement>(element, '[value="task.created"]').checked).to.equal(true);
    expect(element.shadowRoot?.activeElement?.id).to.equal('webhook-url');
    await expect(element).to.be.accessible();
  });

  it('are tested, and tell how the receiver took it', async () => {
    const { element } = await open('webhooks');
    await press(element, '.test');
    await waitUntil(() => deep(element, '.outcome.failed').length > 0, undefined, { timeout: 8000 });
    expect(words(one(element, '.outcome'))).to.include('изтекоха 5 секунди');
  });

  it('show what they were sent, and send a refused delivery again', async () => {
    const mounted = await open('webhooks');
    const { element } = mounted;
    await press(element, '.log > summary');
    await waitUntil(() => deep(element, '.delivery').length === 2);
    expect(words(one(element, '.delivery.failed')))
      .to.include('task.created')
      .and.include('503');
    expect(deep(element, '.replay')).to.have.length(1);
    await expect(element).to.be.accessible();
    await press(element, '.replay');
    await waitUntil(() => deep(element, '.delivery.failed').length === 0);
  });

  it('are deleted only after a question', async () => {
    const mounted = await open('webhooks');
    const { element } = mounted;
    await press(element, '.remove');
    await expect(element).to.be.accessible();
    await press(element, '.ask .button:not(.danger)');
    await waitUntil(() => deep(element, '.ask').length === 0);
    expect(last(mounted, 'webhooks.delete')).to.equal(undefined);
    await press(element, '.remove');
    await press(element, '.ask .danger');
    await waitUntil(() => words(element).includes('Още няма уебхукове'));
    expect(last(mounted, 'webhooks.delete')).to.have.length(1);
  });
});
