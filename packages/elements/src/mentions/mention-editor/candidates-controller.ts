import type { CrmClient } from '@towerp/crm-client';
import type { Candidate, Visibility } from '@towerp/crm-protocol';
import { flowKinds } from '@towerp/crm-protocol/words';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Trigger } from './trigger.js';

const pause = 120;
const most = 8;
const remembered = 60;
const people = ['user', 'group', 'contact', 'counterparty'];
const records = [...flowKinds, 'product', 'thread', 'communication', 'task'];

/** Where candidates are looked for. */
export type CandidateScope = {
  client: CrmClient | undefined;
  threadId: string;
  visibility: Visibility | undefined;
  /** Only these kinds, where the page says so. */
  kinds: readonly string[];
};

/** What is offered for the mention being typed; answers already known show at once, the server's without moving the highlight. */
export class CandidatesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scope: () => CandidateScope;
  readonly #known = new Map<string, Candidate[]>();
  #trigger: Trigger | undefined;
  #dismissed: string | undefined;
  #items: Candidate[] = [];
  #active = 0;
  #state: 'idle' | 'searching' | 'ready' | 'failed' = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, scope: () => CandidateScope) {
    this.#host = host;
    this.#scope = scope;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  get trigger(): Trigger | undefined {
    return this.#trigger;
  }

  get items(): readonly Candidate[] {
    return this.#items;
  }

  get active(): number {
    return this.#active;
  }

  get isFailed(): boolean {
    return this.#state === 'failed';
  }

  /** Open as soon as something is known; a search without any match shows as long as one word is typed. */
  get isOpen(): boolean {
    if (!this.#trigger) return false;
    if (this.#items.length > 0 || this.#state === 'failed') return true;
    return this.#state === 'ready' && !this.#trigger.query.includes(' ');
  }

  /** Follows what is typed at the caret. */
  follow(trigger: Trigger | undefined): void {
    const typed = trigger && trigger.sign + trigger.query;
    if (this.#dismissed !== undefined && !typed?.startsWith(this.#dismissed)) this.#dismissed = undefined;
    if (!trigger || this.#dismissed !== undefined) {
      if (this.#trigger) this.close();
      return;
    }
    const isSame = this.#trigger?.query === trigger.query && this.#trigger.sign === trigger.sign;
    if (this.#trigger?.sign !== trigger.sign) this.#items = [];
    this.#trigger = trigger;
    if (!isSame) this.#search(trigger);
    this.#host.requestUpdate();
  }

  move(step: number): void {
    this.#active = (this.#active + step + this.#items.length) % Math.max(this.#items.length, 1);
    this.#host.requestUpdate();
  }

  /** Esc: the text stays, and this mention asks no more. */
  dismiss(): void {
    if (this.#trigger) this.#dismissed = this.#trigger.sign + this.#trigger.query;
    this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#trigger = undefined;
    this.#items = [];
    this.#active = 0;
    this.#state = 'idle';
    this.#host.requestUpdate();
  }

  #search(trigger: Trigger): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    const known = this.#known.get(this.#keyOf(trigger));
    if (known) {
      this.#show(known);
      return;
    }
    this.#state = 'searching';
    // Until the server answers, what was offered for the beginning of this word stays as far as it fits.
    const words = trigger.query.toLocaleLowerCase();
    this.#show(
      this.#items.filter(({ label, number }) => label.toLocaleLowerCase().includes(words) || number?.includes(words)),
      'searching',
    );
    this.#timer = setTimeout(() => void this.#ask(trigger), trigger.query === '' ? 0 : pause);
  }

  async #ask(trigger: Trigger): Promise<void> {
    const { client } = this.#scope();
    if (!client) return;
    const abort = (this.#abort = new AbortController());
    try {
      const { items } = await client.mentions.candidates(this.#queryOf(trigger), { signal: abort.signal });
      if (abort.signal.aborted) return;
      this.#remember(this.#keyOf(trigger), items);
      this.#show(items);
    } catch {
      if (!abort.signal.aborted) this.#show(this.#items, 'failed');
    }
  }

  #queryOf({ sign, query }: Trigger): NonNullable<Parameters<CrmClient['mentions']['candidates']>[0]> {
    const { threadId, visibility, kinds } = this.#scope();
    const wanted = (sign === '@' ? people : records).filter((kind) => kinds.length === 0 || kinds.includes(kind));
    return {
      kinds: wanted,
      limit: most,
      ...(query ? { q: query } : {}),
      ...(threadId ? { thread: threadId } : {}),
      ...(visibility ? { visibility } : {}),
    };
  }

  #keyOf(trigger: Trigger): string {
    return JSON.stringify(this.#queryOf(trigger));
  }

  #remember(key: string, items: Candidate[]): void {
    this.#known.set(key, items);
    if (this.#known.size > remembered) this.#known.delete(this.#known.keys().next().value ?? '');
  }

  #show(items: Candidate[], state: 'searching' | 'ready' | 'failed' = 'ready'): void {
    const held = this.#items[this.#active];
    const at = held ? items.findIndex(({ kind, id }) => kind === held.kind && id === held.id) : -1;
    this.#items = items;
    this.#active = Math.max(at, 0);
    this.#state = state;
    this.#host.requestUpdate();
  }
}
