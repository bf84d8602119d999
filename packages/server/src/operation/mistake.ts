/** What the person at the keyboard can put right: told in one line, with exit code 2. */
export class Mistake extends Error {
  override name = 'Mistake' as const;
  constructor(
    message: string,
    /** Whether the command's usage helps. */
    readonly showsUsage = false,
  ) {
    super(message);
  }
}
