import type { CrmClient, ThreadFilter } from '@towerp/crm-client';
import type { Status, Thread } from '@towerp/crm-protocol';
import type { LitElement } from 'lit';
import type { Timing } from '../../base/times.js';
import { listWords } from '../../locale/list-words.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import { changeStatus } from '../change-status.js';
import type { Work } from './bulk/work.js';
import { loadDesk } from './load-desk.js';
import { Selection } from './selection.js';

/** What is done to one thread or many beside their status. */
export type Mark = 'read' | 'unread' | 'follow';

/** What triage needs to know of its list. */
export type TriageOptions = {
  client: () => CrmClient | undefined;
  threads: () => readonly Thread[];
  current: () => Thread | undefined;
  isWritable: () => boolean;
  timing: () => Timing;
};

/** What a reader does to the threads of a list: selects them, changes one or many, exports them. */
export class Triage {
  readonly selection = new Selection();
  readonly #host: LitElement;
  readonly #options: TriageOptions;
  /** Work that takes a while, and what came of it. */
  work: Work | undefined;

  constructor(host: LitElement, options: TriageOptions) {
    this.#host = host;
    this.#options = options;
  }

  toggle(id: string): boolean {
    return this.#select(() => { this.selection.toggle(id); });
  } // prettier-ignore

  extend(id: string): boolean {
    return this.#select(() => { this.selection.extend(this.#options.threads(), id, this.#options.current()?.id); });
  } // prettier-ignore

  selectAll(): boolean {
    const ids = this.#options.threads().map(({ id }) => id);
    return this.#select(() => { this.selection.set(ids); });
  } // prettier-ignore

  clear(): boolean {
    if (this.selection.size === 0) return false;
    return this.#select(() => { this.selection.set([]); });
  } // prettier-ignore

  /** Moves the selected threads, or the one of the cursor, to a status. */
  setStatus(status: Status): boolean {
    const { client, current, isWritable, timing } = this.#options;
    const crm = client();
    if (!crm || !isWritable()) return false;
    const chosen = this.#chosen();
    const only = chosen.length > 0 ? chosen[0] : current();
    if (chosen.length > 1) this.#run(loadDesk, ({ changeStatuses }) => changeStatuses(this.#host, crm, chosen, status, timing().messages));
    else if (only) changeStatus(this.#host, crm, only, status, timing().messages);
    return only !== undefined;
  } // prettier-ignore

  mark(mark: Mark): boolean {
    const { client, current, timing } = this.#options;
    const crm = client();
    const chosen = this.#chosen();
    const one = current();
    const threads = chosen.length > 0 ? chosen : one ? [one] : [];
    if (!crm || threads.length === 0) return false;
    this.#run(loadDesk, ({ markThreads }) => markThreads(crm, threads, mark, timing().messages));
    return true;
  }

  /** Exports the selected threads, or all that the filter lets through. */
  export(filter: ThreadFilter, total: number): boolean {
    const { client, timing } = this.#options;
    const crm = client();
    if (!crm) return false;
    const chosen = this.#chosen();
    this.#run(loadDesk, ({ exportThreads }) => exportThreads(crm, chosen.length > 0 ? chosen : filter, chosen.length || total, timing()));
    return true;
  } // prettier-ignore

  /** Takes the bar of past work away. */
  readonly closeWork = (): void => {
    this.work = undefined;
    this.#host.requestUpdate();
  };

  #chosen(): Thread[] {
    return this.#options.threads().filter(({ id }) => this.selection.has(id));
  }

  #select(change: () => void): boolean {
    if (!this.#options.isWritable()) return false;
    change();
    this.#host.requestUpdate();
    return true;
  }

  /** Loads a part and uses it; where that fails, says so. */
  load<T>(part: () => Promise<T>, use?: (module: T) => void): void {
    this.#run(part, (module) => {
      use?.(module);
    });
  }

  #run<T>(part: () => Promise<T>, start: (module: T) => Work | undefined | void): void {
    part().then(
      (module) => {
        const work = start(module);
        if (work) this.work = work;
        this.#host.requestUpdate();
      },
      () => {
        showToast({ text: listWords(this.#options.timing().messages).partFailed, failed: true });
      },
    );
  }
}
