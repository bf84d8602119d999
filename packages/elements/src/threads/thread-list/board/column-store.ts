import type { CrmClient, Loadable, ThreadFilter, ThreadList as Listed } from '@towerp/crm-client';
import type { Status, Thread } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import type { LitElement } from 'lit';
import { StoreController } from '../../../base/store-controller.js';
import { HeldOrder } from '../../held-order.js';

const cardsAtFirst = 20;

/** What a column of the board shows. */
export type Column = {
  status: Status;
  threads: readonly Thread[];
  count: number;
  hasMore: boolean;
  news: number;
  isLoading: boolean;
};

type Options = {
  client: () => CrmClient | undefined;
  filter: () => ThreadFilter;
  /** False while somebody reads or drags: cards then keep their places. */
  mayMove: () => boolean;
};

/** The columns of a board, each a live list of one status. */
export class ColumnStore {
  readonly #options: Options;
  readonly #lists: ReadonlyMap<Status, StoreController<Loadable<Listed>>>;
  readonly #orders = new Map(statuses.map((status) => [status, new HeldOrder()]));
  readonly #expected = new Map<Status, string>();

  constructor(host: LitElement, options: Options) {
    this.#options = options;
    this.#lists = new Map(
      statuses.map((status) => [
        status,
        new StoreController<Loadable<Listed>>(host, () =>
          this.#isShown(status) ? options.client()?.threads.$list(this.#filterOf(status)) : undefined,
        ),
      ]),
    );
  }

  /** The columns that the filter lets through, in the order of the statuses. */
  get columns(): Column[] {
    return statuses.filter((status) => this.#isShown(status)).map((status) => this.#column(status));
  }

  /** The reader moves a thread into a column: it does not wait there as news. */
  expect(status: Status, id: string): void {
    this.#expected.set(status, id);
  }

  /** Lets in what waits in a column. */
  release(status: Status): void {
    this.#orders.get(status)?.release();
  }

  more(status: Status): void {
    // What failed stays offered; the same button asks again.
    this.#options
      .client()
      ?.threads.loadMore(this.#filterOf(status))
      .catch(() => undefined);
  }

  #isShown(status: Status): boolean {
    return this.#options.filter().status?.includes(status) ?? true;
  }

  #filterOf(status: Status): ThreadFilter {
    return { ...this.#options.filter(), status: [status], limit: cardsAtFirst };
  }

  #column(status: Status): Column {
    const loaded = this.#lists.get(status)?.value;
    const list = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    const key = JSON.stringify(this.#filterOf(status));
    if (list?.items.some(({ id }) => id === this.#expected.get(status))) {
      this.#expected.delete(status);
      this.release(status);
    }
    const held = this.#orders.get(status)?.arrange(key, list?.items ?? [], this.#options.mayMove());
    const threads = held?.items ?? [];
    return {
      status,
      threads,
      count: list?.counts?.[status] ?? threads.length,
      hasMore: list?.nextCursor != null,
      news: held?.news ?? 0,
      isLoading: !list && loaded?.state !== 'failed',
    };
  }
}
