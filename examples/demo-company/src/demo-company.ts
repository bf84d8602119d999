import type { ImportLine } from '@towerp/crm-protocol';
import { dayOf, instantOf, workday } from './calendar.js';
import { counterparties } from './counterparties.js';
import type { Counterparty } from './counterparties.js';
import { documentsOf } from './documents/flow.js';
import { flows } from './documents/flows.js';
import { number } from './documents/numbering.js';
import { looseTasks } from './loose-tasks.js';
import { euros } from './money.js';
import { groups, staff } from './people.js';
import { catalogue } from './products.js';
import type { Catalogue } from './products.js';
import { Deck, Random } from './random.js';
import { repertoire } from './scenes/repertoire.js';
import { story } from './story/story.js';
import { threadLines } from './threads/lines.js';
import { perform } from './threads/theatre.js';
import { topics } from './topics.js';

/** What the company is made from: the same seed and day give the same lines. */
export interface DemoSetting {
  readonly seed?: number;
  readonly today: Date;
}

const THREADS = 500;

/** Yields the lines of a year of the demo company that ends the evening before today, in the order in which they can be imported. */
export function* demoCompany({ seed = 1, today }: DemoSetting): Generator<ImportLine> {
  const random = new Random(`company ${String(seed)}`);
  const day = dayOf(today);
  const firms = counterparties(random.branch('counterparties'));
  const goods = catalogue(random.branch('catalogue'));
  const told = story(day, firms, random.branch('story'));
  const sold = flows({ today: day, counterparties: firms, catalogue: goods, random: random.branch('flows') });
  const documents = number([...sold.flatMap(documentsOf), ...told.documents]);
  const chance = random.branch('threads');
  const company = { today: day, flows: sold, random: chance, deck: new Deck(chance) };
  const threads = [...told.threads, ...perform(company, repertoire, told.threads, THREADS - told.threads.length)];
  const predefined = topics(instantOf(workday(day, -280), 9 * 60), random.branch('topics'));
  const tasks = looseTasks(day, random.branch('tasks'));

  yield { type: 'company', name: 'Орешак Мебел', timeZone: 'Europe/Sofia', locale: 'bg' };
  yield* people(firms);
  yield* registers(firms, goods);
  for (const document of documents) yield document.line();
  yield* contacts(firms);
  yield* predefined.lines;
  yield* threadLines(threads, tasks, predefined);
}

function* people(firms: readonly Counterparty[]): Generator<ImportLine> {
  for (const { id, label, email, department } of staff)
    yield { type: 'user', id, name: label, email, active: true, department };
  for (const firm of firms) {
    for (const { portalId, label, email } of firm.contacts) {
      if (portalId !== undefined)
        yield { type: 'user', id: portalId, name: label, email, active: true, counterpartyId: firm.id };
    }
  }
  for (const { id, label, memberIds } of groups) yield { type: 'group', id, name: label, memberIds: [...memberIds] };
}

function* registers(firms: readonly Counterparty[], goods: Catalogue): Generator<ImportLine> {
  for (const { id, label } of firms) yield { type: 'record', kind: 'counterparty', id, number: id, title: label };
  for (const { id, label, price } of [...goods.products, ...goods.materials]) {
    yield { type: 'record', kind: 'product', id, number: id, title: label, amount: euros(price), currency: 'EUR' };
  }
}

function* contacts(firms: readonly Counterparty[]): Generator<ImportLine> {
  for (const firm of firms) {
    for (const { id, label, email, phone, position } of firm.contacts) {
      yield { type: 'contact', id, counterpartyId: firm.id, name: label, email, phone, position };
    }
  }
}
