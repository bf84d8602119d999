import type { Day } from '../calendar.js';
import type { Counterparty } from '../counterparties.js';
import type { Catalogue } from '../products.js';
import type { Random } from '../random.js';

/** What the flows are made from. */
export interface Market {
  readonly today: Day;
  readonly counterparties: readonly Counterparty[];
  readonly catalogue: Catalogue;
  readonly random: Random;
}
