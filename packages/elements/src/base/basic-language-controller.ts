import type { LitElement, ReactiveController } from 'lit';
import { completeBulgarian, loadMessages, messagesFor, type Messages } from '../locale/messages.js';
import { $defaults } from './default-client.js';

const connected = new Set<BasicLanguageController>();
const watched = new WeakSet<Node>();
let observer: MutationObserver | undefined;

const watch = (root: Node): void => {
  if (watched.has(root)) return;
  watched.add(root);
  observer ??= new MutationObserver(() => {
    for (const controller of connected) controller.refresh();
  });
  observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
};

const nearestLanguage = (element: Element): string => {
  let at: Element | null = element;
  while (at) {
    const named: Element | null = at.closest('[lang]');
    if (named && named !== document.documentElement) return named.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return ($defaults().get().locale ?? document.documentElement.lang) || 'bg';
};

/** Gives its host the language of the nearest `lang`, and the basic messages, also when that changes. */
export class BasicLanguageController implements ReactiveController {
  readonly #host: LitElement;
  #code = 'bg';
  #loading: Promise<void> | undefined;

  /** @param words what the host says in Bulgarian beside the basic words */
  constructor(host: LitElement, words: Partial<Messages> = {}) {
    completeBulgarian(words);
    this.#host = host;
    host.addController(this);
    this.#waitForMessages();
  }

  /** The BCP 47 tag for Intl. */
  get code(): string {
    return this.#code;
  }

  get messages(): Messages {
    return messagesFor(this.#code);
  }

  hostConnected(): void {
    connected.add(this);
    watch(document);
    watch(this.#host.getRootNode());
    this.refresh();
  }

  hostDisconnected(): void {
    connected.delete(this);
  }

  refresh(): void {
    const code = nearestLanguage(this.#host);
    if (code === this.#code) return;
    this.#code = code;
    this.#loading = loadMessages(code);
    this.#host.requestUpdate();
  }

  /** Nothing is shown in one language first and then in another. */
  #waitForMessages(): void {
    // Lit lets an element delay its updates, but not a controller.
    const host = this.#host as unknown as { scheduleUpdate: () => unknown };
    const schedule = host.scheduleUpdate.bind(this.#host);
    host.scheduleUpdate = () => {
      const loading = this.#loading;
      this.#loading = undefined;
      return loading ? loading.then(schedule) : schedule();
    };
  }
}
