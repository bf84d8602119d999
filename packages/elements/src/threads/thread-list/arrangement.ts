import type { Thread } from '@towerp/crm-protocol';
import type { Timing } from '../../base/times.js';
import { HeldOrder } from '../held-order.js';
import { grouped, isHead, type Entry, type GroupBy } from './entries.js';

/** A live list and how it is to be shown. */
export type Arranging = {
  /** Names the filter: another one begins another list. */
  key: string;
  items: readonly Thread[];
  /** False while somebody reads: then nothing changes its place. */
  mayMove: boolean;
  groupBy: GroupBy;
  time: 'createdAt' | 'lastActivityAt';
  timing: Timing;
};

/** The lines of a list in the order in which they are shown, worked out anew only where something changed. */
export class Arrangement {
  readonly #order = new HeldOrder();
  #last: Arranging | undefined;
  #day = '';

  /** The lines: threads, and the heads of their groups. */
  entries: readonly Entry[] = [];
  /** The threads alone. */
  threads: readonly Thread[] = [];
  /** How many wait to be let in. */
  news = 0;

  /** True where the lines changed. */
  arrange(next: Arranging): boolean {
    const last = this.#last;
    const day = `${next.timing.language} ${next.timing.now.toDateString()}`;
    const isSame =
      last?.key === next.key &&
      last.items === next.items &&
      last.mayMove === next.mayMove &&
      last.groupBy === next.groupBy;
    if (isSame && day === this.#day) return false;
    this.#last = next;
    this.#day = day;
    const { items, news } = this.#order.arrange(next.key, next.items, next.mayMove);
    this.news = news;
    this.entries = grouped(items, next.groupBy, next.timing, next.time);
    this.threads = this.entries === items ? items : this.entries.filter((entry): entry is Thread => !isHead(entry));
    return true;
  }

  /** Lets in what waits, at the next arrangement. */
  release(): void {
    this.#order.release();
    this.#last = undefined;
  }

  /** Where a thread stands among the threads, −1 where nowhere; it is looked for first where it stood before. */
  indexOf(id: string | undefined, before = 0): number {
    if (id === undefined) return -1;
    return this.threads[before]?.id === id ? before : this.threads.findIndex((thread) => thread.id === id);
  }

  /** In which line a thread stands, −1 where in none. */
  lineOf(id: string | undefined, before = 0): number {
    if (this.entries === this.threads) return this.indexOf(id, before);
    return id === undefined ? -1 : this.entries.findIndex((entry) => !isHead(entry) && entry.id === id);
  }
}
