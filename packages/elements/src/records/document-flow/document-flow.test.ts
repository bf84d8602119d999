import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { documentFlow } from '../../../gallery/flow.js';
import { main } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import type { NavigateEvent } from '../events.js';
import type { DocumentFlow } from './document-flow.js';

const make =
  (width = 1600) =>
  (): DocumentFlow => {
    const flow = document.createElement('towerp-document-flow');
    flow.record = 'client_order:43659';
    flow.style.width = `${String(width)}px`;
    return flow;
  };

const stepAt = (element: DocumentFlow, key: string): HTMLElement => one(element, `[data-key="${key}"]`);
// A tab behind another moves the focus without saying so.
const focusOn = (element: DocumentFlow, key: string): void => {
  stepAt(element, key).focus();
  stepAt(element, key).dispatchEvent(new FocusEvent('focus'));
};

const focused = (element: DocumentFlow): string | undefined =>
  (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['key'];
const lit = (element: DocumentFlow): string[] => deep(element, '.step.lit').map(({ dataset }) => dataset['key'] ?? ''); // prettier-ignore

describe('towerp-document-flow', () => {
  provesInvariants({
    tag: 'towerp-document-flow',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as DocumentFlow).record = 'client_order:43659';
    },
    words: { bg: 'Верига документи', en: 'Document flow' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('shows lanes, where the reader is, amounts, what is missing and how many are hidden, but not which', async () => {
    const { element } = await mount(make());
    expect(deep(element, '.lane').map(({ textContent }) => textContent)).to.include.members(['Оферти', 'Клиентски поръчки', 'Експедиции']);
    expect(stepAt(element, 'client_order:43659').textContent).to.include('Работи се').and.include('вие сте тук');
    expect(words(element)).to.include('вие сте тук').and.include('Няма доставка').and.include('1 документ не е видим за вас');
    expect(words(element)).to.not.include('h1');
  }); // prettier-ignore

  it('follows edges with arrows, one step in the order of Tab', async () => {
    const { element } = await mount(make());
    expect(deep(element, '[data-key][tabindex="0"]').map(({ dataset }) => dataset['key'])).to.deep.equal(['client_order:43659']);
    stepAt(element, 'client_order:43659').focus();
    press(stepAt(element, 'client_order:43659'), 'ArrowLeft', { key: 'ArrowLeft' });
    expect(focused(element)).to.match(/^quote:/);
    press(stepAt(element, focused(element) ?? ''), 'ArrowRight', { key: 'ArrowRight' });
    expect(focused(element)).to.equal('client_order:43659');
    stepAt(element, 'sale:9921').focus();
    press(stepAt(element, 'sale:9921'), 'ArrowRight', { key: 'ArrowRight' });
    expect(focused(element)).to.equal('shipment:4410');
    await settled(element);
    expect(deep(element, '[data-key][tabindex="0"]').length).to.equal(1);
  }); // prettier-ignore

  it('lights the whole path of the step in focus and says it; Esc takes it back', async () => {
    const { element } = await mount(make());
    focusOn(element, 'sale:9934');
    await settled(element);
    expect(lit(element)).to.include.members(['quote:2214', 'production_order:7713', 'shipment:4415']).and.not.include('sale:9921');
    expect(words(element)).to.include('продажба 9934 произлиза от 3 документа');
    press(stepAt(element, 'sale:9934'), 'Escape', { key: 'Escape' });
    await settled(element);
    expect(lit(element)).to.deep.equal([]);
  }); // prettier-ignore

  it('opens the stack of siblings and keeps the keys there', async () => {
    const { element } = await mount(make());
    const stack = one(element, '.step.stack');
    expect(stack.textContent).to.include('Още 5');
    stack.click();
    await waitUntil(() => deep(element, '[data-key^="production_order:"]').length === 12);
    expect(deep(element, '.step.stack')).to.deep.equal([]);
    expect(focused(element)).to.match(/^production_order:/);
  });

  it('shows the same steps as a table and in a narrow place as a list', async () => {
    const { element } = await mount(make());
    const keys = (root: DocumentFlow): string[] => deep(root, '[data-key]').map(({ dataset }) => dataset['key'] ?? '').sort();
    const inChart = keys(element);
    one(element, '.switch button:last-child').click();
    await settled(element);
    expect(deep(element, 'table').length).to.equal(1);
    expect(keys(element)).to.deep.equal(inChart);
    await expect(element).to.be.accessible();
    const { element: thin } = await mount(make(340));
    expect(deep(thin, '.chart')).to.deep.equal([]);
    expect(keys(thin)).to.deep.equal(inChart);
    for (const step of deep(thin, '.step')) expect(step.getBoundingClientRect().width).to.be.at.most(340);
    stepAt(thin, 'client_order:43659').focus();
    press(stepAt(thin, 'client_order:43659'), 'ArrowDown', { key: 'ArrowDown' });
    expect(focused(thin)).to.match(/^production_order:/);
  }); // prettier-ignore

  it('asks the page for a document, and stays where the page opens it itself', async () => {
    const { element } = await mount(make());
    const asked: unknown[] = [];
    element.addEventListener('towerp-navigate', (event) => {
      event.preventDefault();
      asked.push((event as NavigateEvent).detail);
    });
    stepAt(element, 'shipment:4410').click();
    expect(asked).to.deep.equal([{ ref: { kind: 'shipment', id: '4410' }, url: '/records/shipment/4410' }]);
  });

  it('is shown around another document on request', async () => {
    const { element } = await mount(make());
    focusOn(element, 'sale:9934');
    await settled(element);
    one(element, '.path button').click();
    await settled(element);
    expect(one(element, '[aria-current="true"]').dataset['key']).to.equal('sale:9934');
  });

  it('changes when a document changes', async () => {
    const { element, memory } = await mount(make());
    memory.$flow.set({
      ...documentFlow,
      nodes: documentFlow.nodes.map((node) => (!node.hidden && node.id === '9934' ? { ...node, status: 'completed' } : node)),
    });
    await settled(element);
    expect(stepAt(element, 'sale:9934').textContent).to.include('Приключен');
  }); // prettier-ignore

  it('stands around what is attached to a thread', async () => {
    const { element } = await mount(() => {
      const flow = document.createElement('towerp-document-flow');
      flow.threadId = main.id;
      flow.style.width = '1600px';
      return flow;
    });
    expect(one(element, '[aria-current="true"]').dataset['key']).to.equal('client_order:43659');
    expect(deep(element, '.documents button').map(({ ariaPressed }) => ariaPressed)).to.deep.equal(['true', 'false']);
  });

  it('says why it is empty, and offers another try where it did not load', async () => {
    const { element, memory } = await mount(make());
    memory.$flow.set({ nodes: documentFlow.nodes.slice(0, 1), edges: [], hiddenCount: 0, truncated: false });
    await settled(element);
    expect(words(element)).to.include('Още няма свързани документи');
    const { element: failed, memory: other } = await mount(make(), { state: refusal() });
    one(failed, '.condition button').click();
    expect(other.calls.at(-1)?.name).to.equal('reconnect');
  });

  it('saves an SVG that needs nothing beside itself', async () => {
    const { element } = await mount(make());
    const kept: Blob[] = [];
    const names: string[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      kept.push(blob);
      return createObjectURL.call(URL, blob);
    };
    const hear = (event: Event): void => {
      event.preventDefault();
      names.push((event.target as HTMLAnchorElement).download);
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement): void {
      this.addEventListener('click', hear);
      this.dispatchEvent(new MouseEvent('click', { cancelable: true }));
    };
    await element.save();
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = createObjectURL;
    const text = (await kept[0]?.text()) ?? '';
    expect(names).to.deep.equal(['верига-43659.svg']);
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(drawing.querySelector('parsererror')).to.equal(null);
    expect(drawing.documentElement.textContent).to.include('43659').and.include('вие сте тук');
    expect(text).to.not.match(/href|url\(|var\(|style=|@import/);
  });
});
