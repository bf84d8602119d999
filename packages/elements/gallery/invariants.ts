import { expect, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { MemoryOptions } from './client.js';
import { cleanUp, mount, settled, words } from './mount.js';

/** What every element is proved on. */
export type Subject = {
  tag: string;
  define: () => Promise<unknown>;
  /** Sets properties and attributes as a page would. */
  prepare: (element: HTMLElement) => void;
  options?: MemoryOptions;
  /** True once everything stands, where a part of it is loaded. */
  isWhole?: (element: HTMLElement) => boolean;
  /** Words that it shows in each language; nothing where it has none of its own. */
  words?: { bg: string; en: string };
};

/** Every shadow root below an element, its own first. */
const roots = (element: Element): ShadowRoot[] => {
  const own = element.shadowRoot;
  return own ? [own, ...[...own.querySelectorAll('*')].flatMap(roots)] : [];
};

/** Declares the tests that hold for every element. */
export const provesInvariants = ({
  tag,
  define,
  prepare,
  options = {},
  isWhole = () => true,
  words: spoken,
}: Subject): void => {
  const make = (): HTMLElement => {
    const element = document.createElement(tag);
    prepare(element);
    return element;
  };

  describe('as every element', () => {
    afterEach(cleanUp);

    it('takes up what was set before it was defined', async () => {
      const { element } = await mount(make, options);
      await define();
      await settled(element);
      expect(element.shadowRoot).to.not.equal(null);
      const early = words(element);
      const { element: late } = await mount(make, options);
      await settled(late);
      expect(early).to.equal(words(late));
    });

    for (const theme of ['light', 'dark'] as const) {
      it(`is accessible in the ${theme} theme`, async () => {
        await define();
        const { element } = await mount(make, { ...options, theme });
        await settled(element);
        await expect(element).to.be.accessible();
      });
    }

    it('shows the same after it was moved', async () => {
      await define();
      const { element, provider } = await mount(make, options);
      await waitUntil(() => isWhole(element), 'it stands', { timeout: 5000 });
      const before = words(element);
      element.remove();
      await settled(provider);
      provider.append(element);
      await settled(element);
      await waitUntil(() => isWhole(element), 'it stands again', { timeout: 5000 });
      expect(words(element)).to.equal(before);
    });

    it('changes nothing when nothing has changed', async () => {
      await define();
      const { element } = await mount(make, options);
      await settled(element);
      const changes: MutationRecord[] = [];
      const observer = new MutationObserver((records) => changes.push(...records));
      for (const root of roots(element))
        observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      (element as LitElement).requestUpdate();
      await settled(element);
      observer.disconnect();
      expect(changes.map(({ type, target }) => `${type} ${target.nodeName}`)).to.deep.equal([]);
    });

    if (!spoken) return;
    it('speaks the nearest language, also when it changes', async () => {
      await define();
      const { element, provider } = await mount(make, options);
      await settled(element);
      expect(words(element)).to.include(spoken.bg);
      provider.lang = 'en';
      await settled(element);
      expect(words(element)).to.include(spoken.en);
    });
  });
};
