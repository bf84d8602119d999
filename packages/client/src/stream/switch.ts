interface Retained {
  retain(): () => void;
}

interface Holder {
  release: (() => void) | undefined;
}

/** Lets stores ask for the stream before it is decided which one serves them, and moves them when that changes. */
export class StreamSwitch implements Retained {
  readonly #holders = new Set<Holder>();
  #stream: Retained | undefined;
  /** Told when somebody asks. */
  onWanted: () => void = () => {};

  retain(): () => void {
    const holder: Holder = { release: this.#stream?.retain() };
    this.#holders.add(holder);
    this.onWanted();
    return () => {
      if (this.#holders.delete(holder)) holder.release?.();
    };
  }

  use(stream: Retained | undefined): void {
    this.#stream = stream;
    for (const holder of this.#holders) {
      const former = holder.release;
      holder.release = stream?.retain();
      former?.();
    }
  }
}
