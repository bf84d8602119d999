import { instantOf, workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import type { Contact, Counterparty } from '../counterparties.js';
import type { Document } from '../documents/document.js';
import { Deck } from '../random.js';
import type { Random } from '../random.js';
import { Stage } from '../threads/stage.js';
import { WorkClock } from '../work-clock.js';

/** What the hand-written stories stand on. */
export interface Ground {
  readonly today: Day;
  readonly random: Random;
  readonly counterparties: readonly Counterparty[];
  readonly documents: ReadonlyMap<string, Document>;
}

/** A stage for a hand-written thread that begins that many working days ago. */
export function stageOf(
  ground: Ground,
  where: { ago: number; with: string; topicTitle?: string; isShared?: boolean },
): Stage {
  const counterparty = counterpartyOf(ground, where.with);
  return new Stage({
    name: 'story',
    clock: new WorkClock(workday(ground.today, -where.ago)),
    random: ground.random,
    deck: new Deck(ground.random),
    counterparty,
    contact: contactOf(counterparty),
    visibility: where.isShared === true ? 'shared' : 'internal',
    topicTitle: where.topicTitle,
    pace: 1,
    limit: instantOf(ground.today, 0),
  });
}

/** The counterparty of this id. */
export function counterpartyOf(ground: Ground, id: string): Counterparty {
  const counterparty = ground.counterparties.find((one) => one.id === id);
  if (counterparty === undefined) throw new RangeError(`no counterparty ${id}`);
  return counterparty;
}

/** The first person of a counterparty. */
export function contactOf(counterparty: Counterparty): Contact {
  const [contact] = counterparty.contacts;
  if (contact === undefined) throw new RangeError(`${counterparty.label} has no contact`);
  return contact;
}

/** The document of the story that goes by this number. */
export function documentOf(ground: Ground, id: string): Document {
  const document = ground.documents.get(id);
  if (document === undefined) throw new RangeError(`no document ${id} in the story`);
  return document;
}
