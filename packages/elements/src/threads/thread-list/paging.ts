import type { ThreadList as Listed } from '@towerp/crm-client';
import type { LitElement, ReactiveController } from 'lit';

/** What paging needs to know of its list. */
export type PagingOptions = {
  list: () => Listed | undefined;
  /** How many rows there are beyond those that are rendered. */
  ahead: () => number;
  pageSize: () => number;
  more: () => Promise<void> | undefined;
};

/** Reads the next page as the reader nears the end of what is here. */
export class Paging implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: PagingOptions;
  #hasFailed = false;

  constructor(host: LitElement, options: PagingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** True where the next page did not come; it is asked for again by hand. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  hostUpdated(): void {
    const { list, ahead, pageSize } = this.#options;
    const now = list();
    if (!now || now.nextCursor === null || now.loadingMore || this.#hasFailed) return;
    if (ahead() < pageSize() / 2) this.more();
  }

  readonly more = (): void => {
    this.#hasFailed = false;
    this.#options.more()?.catch(() => {
      this.#hasFailed = true;
      this.#host.requestUpdate();
    });
  };
}
