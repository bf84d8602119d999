/** A seeded source of chance: the same seed gives the same company on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
    [this.#a, this.#b, this.#c] = [digest(name, 0x9e3779b9), digest(name, 0x85ebca6b), digest(name, 0xc2b2ae35)];
    for (let round = 0; round < 12; round++) this.next();
  }

  /** An independent source for a part, so that a line added to one part does not move the others. */
  branch(part: string): Random {
    return new Random(`${this.#name}/${part}`);
  }

  /** A number from 0 up to, not including, 1 (the sfc32 generator). */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number between the two, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in this share of the cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the items, all equally likely. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One of the items, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of choices) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return this.pick(choices)[0];
  }

  /** The items in another order. */
  shuffle<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => [this.next(), item] as const);
    return keyed.sort(([one], [other]) => one - other).map(([, item]) => item);
  }
}

/** Deals every option of a set once before any of them comes again, so that no reader meets the same words twice in a row. */
export class Deck {
  readonly #random: Random;
  readonly #piles = new Map<string, number[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** The next of the options that go by this name. */
  deal<T>(name: string, options: readonly T[]): T {
    const key = `${name}/${options.length}`;
    let pile = this.#piles.get(key);
    if (pile === undefined || pile.length === 0) {
      pile = this.#random.shuffle(options.map((_, index) => index));
      this.#piles.set(key, pile);
    }
    if (options.length === 0) throw new RangeError(`no options for ${name}`);
    // To say nothing can be one of the options, so undefined is no sign of a wrong index here.
    return options[pile.pop() ?? 0] as T;
  }
}

function digest(text: string, start: number): number {
  let hash = start | 0;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash | 0;
}
