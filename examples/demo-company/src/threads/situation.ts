import type { Contact, Counterparty } from '../counterparties.js';
import type { Document } from '../documents/document.js';
import type { Flow, OrderLine, Purchase } from '../documents/flow.js';
import { groupOf, peopleOf, personOf } from '../people.js';
import type { Group, Person } from '../people.js';
import type { Workshop } from '../product-families.js';
import type { Random } from '../random.js';

/** Who plays which part in a thread. */
interface Cast {
  readonly seller: Person;
  readonly buyer: Person;
  readonly maker: Person;
  readonly designer: Person;
  readonly technologist: Person;
  readonly storekeeper: Person;
  readonly accountant: Person;
  readonly inspector: Person;
  readonly fitter: Person;
  readonly director: Person;
  /** The workshop that makes the goods of the order. */
  readonly workshop: Group;
}

/** What a thread is about: the documents, the goods and the people of one order. */
export interface Situation extends Cast {
  readonly flow: Flow;
  /** The document the story begins with. */
  readonly cause: Document;
  readonly purchase: Purchase | undefined;
  readonly line: OrderLine;
  readonly quantity: number;
  /** столове „Витоша“ */
  readonly many: string;
  /** столовете „Витоша“ */
  readonly the: string;
  /** 72 стола „Витоша“ */
  readonly counted: string;
  readonly client: Counterparty;
  readonly contact: Contact;
}

/** The people of a flow. */
export function castFor(flow: Flow, workshop: Workshop, random: Random): Cast {
  const workshopName = workshop === 'metal' ? 'Цех Метал' : 'Цех Мебел';
  return {
    seller: flow.seller,
    buyer: random.chance(0.4) ? personOf('Петя Димитрова') : random.pick(peopleOf('Снабдяване')),
    maker: random.chance(0.4) ? personOf('Ивайло Тодоров') : random.pick(peopleOf(workshopName)),
    designer: random.pick(peopleOf('Конструктори')),
    technologist: personOf('Красимир Ангелов'),
    storekeeper: random.chance(0.5) ? personOf('Николай Желев') : random.pick(peopleOf('Склад и експедиция')),
    accountant: random.chance(0.5) ? personOf('Силвия Маринова') : random.pick(peopleOf('Счетоводство')),
    inspector: random.chance(0.6) ? personOf('Теодора Василева') : random.pick(peopleOf('Качество')),
    fitter: random.pick(peopleOf('Цех Мебел')),
    director: personOf('Огнян Караджов'),
    workshop: groupOf(workshopName),
  };
}

/** „поискал“ or „поискала“, as the person is. */
export function agree(person: { readonly isFemale: boolean }, masculine: string, feminine: string): string {
  return person.isFemale ? feminine : masculine;
}
