import type { Day } from '../calendar.js';
import type { Counterparty } from '../counterparties.js';
import type { Document } from '../documents/document.js';
import type { Random } from '../random.js';
import type { ThreadDraft } from '../threads/draft.js';
import { balkanPalas } from './balkan-palas.js';
import { balkanPalasDocuments } from './balkan-palas-documents.js';
import type { Ground } from './ground.js';
import { neighbours } from './neighbours.js';
import { neighboursDocuments } from './neighbours-documents.js';

/** What is written by hand: order 43659 and the threads around it. */
interface Story {
  readonly ground: Ground;
  readonly documents: readonly Document[];
  readonly threads: readonly ThreadDraft[];
}

/** Tells the hand-written part for this day. */
export function story(today: Day, counterparties: readonly Counterparty[], random: Random): Story {
  const hotel = balkanPalasDocuments(today, counterparties);
  const others = neighboursDocuments(today, counterparties);
  const documents = new Map([...hotel, ...others.map((one) => [one.id, one] as const)]);
  const ground = { today, random, counterparties, documents };
  return { ground, documents: [...documents.values()], threads: [...balkanPalas(ground), ...neighbours(ground)] };
}
