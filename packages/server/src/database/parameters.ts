/** Collects the parameters of a statement whose conditions vary; a value never becomes part of the text. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The place of `value` in the statement: `$1`, `$2`… */
  of(value: unknown): string {
    this.values.push(value);
    return `$${String(this.values.length)}`;
  }
}
