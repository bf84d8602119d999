import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { atom, type ReadableAtom } from 'nanostores';
import { define } from './define.js';
import { LanguageController } from './language-controller.js';
import { StoreController } from './store-controller.js';
import { oneAtATime } from './token.js';

class Follower extends LitElement {
  store: ReadableAtom<string> | undefined;
  readonly followed = new StoreController<string>(this, () => this.store);
  readonly language = new LanguageController(this);

  override render(): TemplateResult {
    return html`${this.followed.value} ${this.language.messages.retry}`;
  }
}
define('test-follower', Follower);

const make = async (lang: string, store?: ReadableAtom<string>): Promise<Follower> => {
  const parent = document.createElement('div');
  parent.lang = lang;
  document.body.append(parent);
  const element = document.createElement('test-follower') as Follower;
  element.store = store;
  parent.append(element);
  await element.updateComplete;
  return element;
};

describe('StoreController', () => {
  it('renders its host with every change of the store', async () => {
    const $store = atom('едно');
    const element = await make('bg', $store);
    $store.set('две');
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.include('две');
  });

  it('lets one store go when its host follows another', async () => {
    const [$first, $second] = [atom('първи'), atom('втори')];
    const element = await make('bg', $first);
    element.store = $second;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.include('втори');
    expect($first.lc).to.equal(0);
  });

  it('listens to nothing while its host is away, and catches up', async () => {
    const $store = atom('едно');
    const element = await make('bg', $store);
    const parent = element.parentElement;
    element.remove();
    expect($store.lc).to.equal(0);
    $store.set('две');
    parent?.append(element);
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.include('две');
  });
});

describe('LanguageController', () => {
  it('follows the nearest lang as it changes', async () => {
    const element = await make('bg');
    expect(element.shadowRoot?.textContent).to.include('Опитай пак');
    element.parentElement?.setAttribute('lang', 'en-GB');
    await new Promise((done) => setTimeout(done));
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.include('Try again');
  });
});

describe('define', () => {
  it('warns of a second definition and goes on', () => {
    const warnings: unknown[] = [];
    const { warn } = globalThis.console;
    globalThis.console.warn = (...words) => warnings.push(words);
    define('test-follower', Follower);
    define('test-follower', class extends HTMLElement {});
    globalThis.console.warn = warn;
    expect(warnings).to.have.length(1);
    expect(customElements.get('test-follower')).to.equal(Follower);
  });
});

describe('oneAtATime', () => {
  it('asks one question for many who wait, and again later', async () => {
    let asked = 0;
    const token = oneAtATime(() => Promise.resolve(`t${String(++asked)}`));
    expect(await Promise.all([token(), token()])).to.deep.equal(['t1', 't1']);
    expect(await token()).to.equal('t2');
  });

  it('asks again after a failure', async () => {
    let asked = 0;
    const token = oneAtATime(() => (asked++ === 0 ? Promise.reject(new Error('no')) : Promise.resolve('t')));
    const first = await token().catch((error: unknown) => (error as Error).message);
    expect([first, await token()]).to.deep.equal(['no', 't']);
  });
});
