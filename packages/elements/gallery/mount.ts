import { fixtureCleanup, html, fixture } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../src/base/crm/define.js';
import type { Crm } from '../src/base/crm/crm.js';
import { dismissToast, $toasts } from '../src/ui/toasts/toast-store.js';
import { memoryClient, type Memory, type MemoryOptions } from './client.js';

/** An element inside a provider whose client is in memory. */
export type Mounted<E extends Element> = { element: E; provider: Crm; memory: Memory };

/** Waits until an element and what it renders have nothing more to render. */
export const settled = async (element: Element): Promise<void> => {
  for (let round = 0; round < 6; round++) {
    await (element as LitElement).updateComplete;
    // A frame never comes in a tab behind another.
    await new Promise((done) => setTimeout(done));
  }
};

/** Mounts an element under a provider. */
export const mount = async <E extends Element>(
  make: () => E,
  options: MemoryOptions & { theme?: 'light' | 'dark'; locale?: string; memory?: Memory } = {},
): Promise<Mounted<E>> => {
  document.documentElement.style.colorScheme = options.theme ?? 'light';
  // A transition does not go on in a tab behind another, and half of one has no contrast.
  document.documentElement.style.setProperty('--towerp-motion', '0ms');
  document.body.style.background = 'light-dark(#f4f5f4, #0f1413)';
  const memory = options.memory ?? memoryClient(options);
  const provider = await fixture<Crm>(html`<towerp-crm .client=${memory.client} .locale=${options.locale ?? 'bg'} .theme=${options.theme ?? 'light'}></towerp-crm>`);
  const element = make();
  provider.append(element);
  await settled(element);
  return { element, provider, memory };
}; // prettier-ignore

/** Leaves nothing of one test to the next. */
export const cleanUp = (): void => {
  fixtureCleanup();
  for (const { id } of $toasts.get()) dismissToast(id);
  document.documentElement.style.colorScheme = '';
};

/** Everything below an element, through every shadow root. */
export const deep = <E extends Element = HTMLElement>(root: Element | ShadowRoot, selector: string): E[] => {
  const inner = root instanceof Element ? (root.shadowRoot ?? root) : root;
  const found = [...inner.querySelectorAll<E>(selector)];
  const hosts = [...inner.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot);
  return [...found, ...hosts.flatMap((host) => deep<E>(host, selector))];
};

/** The first of `deep`, which must be there. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as querySelector's
export const one = <E extends Element = HTMLElement>(root: Element, selector: string): E => {
  const found = deep<E>(root, selector)[0];
  if (!found) throw new Error(`No ${selector} in <${root.localName}>.`);
  return found;
};

/** All words below an element. */
export const words = (root: Element | ShadowRoot): string => {
  const inner: ParentNode & Node = root instanceof Element ? (root.shadowRoot ?? root) : root;
  const texts: string[] = [];
  const walker = document.createTreeWalker(inner, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.shadowRoot) texts.push(words(node));
    } else if (!(node.parentElement instanceof HTMLStyleElement)) texts.push(node.textContent ?? '');
  }
  return texts.join(' ').replaceAll(/\s+/g, ' ');
};

/** A key as it comes from the keyboard: by its place, whatever the layout makes of it. */
export const press = (target: Element, code: string, options: KeyboardEventInit = {}): void => {
  const key = options.key ?? (code.startsWith('Key') ? 'ж' : code.replace('Digit', ''));
  target.dispatchEvent(
    new KeyboardEvent('keydown', { code, bubbles: true, composed: true, cancelable: true, ...options, key }),
  );
};

/** Types into a field. */
export const type = async (element: Element, selector: string, value: string): Promise<HTMLInputElement> => {
  const input = one<HTMLInputElement>(element, selector);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settled(element);
  return input;
};
