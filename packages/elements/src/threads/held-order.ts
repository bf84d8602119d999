type Row = { id: string };

/** What is shown of a live list, and how many rows wait to be let in. */
export type Held<T extends Row> = { items: readonly T[]; news: number };

/** Keeps the rows of a live list in place while somebody reads them: news wait, the rest changes where it stands. */
export class HeldOrder {
  #key: string | undefined;
  #order: string[] = [];

  /** Arranges the list anew where it may move, or where `key` says that it is another list. */
  arrange<T extends Row>(key: string, items: readonly T[], mayMove: boolean): Held<T> {
    if (key !== this.#key || mayMove || this.#order.length === 0) {
      this.#key = key;
      this.#order = items.map(({ id }) => id);
      return { items, news: 0 };
    }
    const byId = new Map(items.map((row) => [row.id, row]));
    this.#appendPage(items);
    const shown = this.#order.flatMap((id) => byId.get(id) ?? []);
    return { items: shown, news: items.length - shown.length };
  }

  /** Lets the waiting rows in at the next arrangement. */
  release(): void {
    this.#order = [];
  }

  /** What follows the last shown row is a further page and moves nothing. */
  #appendPage(items: readonly Row[]): void {
    const shown = new Set(this.#order);
    const last = items.findLastIndex(({ id }) => shown.has(id));
    this.#order.push(...items.slice(last + 1).map(({ id }) => id));
  }
}
