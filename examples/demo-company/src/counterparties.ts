import { citiesOf, known, namings } from './counterparty-names.js';
import type { Sector } from './counterparty-names.js';
import { latin, personName } from './names.js';
import type { PersonName } from './names.js';
import type { Random } from './random.js';

/** A person at a counterparty. */
export interface Contact extends PersonName {
  readonly id: string;
  readonly label: string;
  readonly position: string;
  readonly email: string;
  readonly phone: string;
  /** The id of the person in the portal, where they use it. */
  readonly portalId?: string;
}

/** A company that we sell to or buy from. */
export interface Counterparty {
  readonly kind: 'counterparty';
  readonly id: string;
  readonly label: string;
  /** The name as people say it, without the legal form. */
  readonly short: string;
  readonly sector: Sector;
  readonly city: string;
  readonly contacts: readonly Contact[];
}

const POSITIONS: Readonly<Record<Sector, readonly string[]>> = {
  hotel: ['управител', 'оперативен директор', 'домакин', 'счетоводител'],
  restaurant: ['собственик', 'управител'],
  shop: ['управител', 'търговец', 'счетоводител'],
  office: ['офис мениджър', 'финансов директор', 'управител'],
  architect: ['архитект', 'интериорен дизайнер'],
  school: ['директор', 'домакин', 'главен счетоводител'],
  town: ['експерт „Обществени поръчки“', 'главен архитект', 'директор дирекция'],
  clinic: ['управител', 'административен директор'],
  panels: ['търговски представител', 'диспечер'],
  fabrics: ['търговски представител', 'управител'],
  fittings: ['търговски представител', 'склад'],
  powder: ['търговски представител', 'технолог'],
  steel: ['търговски представител', 'управител', 'диспечер'],
  glass: ['търговски представител'],
  foam: ['управител', 'диспечер'],
  packaging: ['търговски представител'],
  carrier: ['диспечер', 'управител'],
};

/** How many counterparties let a person of theirs into the portal. */
const PORTAL_COUNT = 48;

/** Makes the 300 counterparties with their people. */
export function counterparties(random: Random): readonly Counterparty[] {
  const invented = Object.entries(namings).flatMap(([name, naming]) => {
    const sector = name as Sector;
    return random.shuffle(naming.words).map((word, index) => {
      const firm = naming.patterns[index % naming.patterns.length]?.replace('*', word) ?? word;
      const city = sector === 'town' ? word : random.pick(citiesOf(sector));
      return { title: `${firm} ${random.pick(naming.forms)}`.trim(), sector, city };
    });
  });
  const firms = [...known, ...invented.map((firm, index) => ({ id: String(10_101 + index), ...firm }))];
  let portals = 0;
  return firms.map((firm) => {
    const isClient = ['hotel', 'restaurant', 'shop', 'office', 'architect'].includes(firm.sector);
    const hasPortal = firm.id === '10001' || (isClient && portals < PORTAL_COUNT && random.chance(0.34));
    if (hasPortal) portals++;
    return {
      kind: 'counterparty',
      ...firm,
      label: firm.title,
      short: shortOf(firm.title),
      contacts: contactsOf(firm, hasPortal, random),
    };
  });
}

/** „Уважаема г-жо Кръстева“. */
export function greeting(contact: Contact): string {
  return contact.isFemale ? `Уважаема г-жо ${contact.last}` : `Уважаеми г-н ${contact.last}`;
}

function contactsOf(
  firm: { id: string; title: string; sector: Sector },
  hasPortal: boolean,
  random: Random,
): Contact[] {
  const positions = random.shuffle(POSITIONS[firm.sector]).slice(0, random.weighted([[1, 5], [2, 4], [3, 2]])); // prettier-ignore
  if (firm.id === '10001') positions.splice(0, positions.length, 'управител', 'домакин');
  const domain = `${latin(shortOf(firm.title))}.example`;
  return positions.map((position, index) => {
    const isKrasteva = firm.id === '10001' && index === 0;
    const name = isKrasteva
      ? { first: 'Десислава', last: 'Кръстева', isFemale: true }
      : personName(random, random.chance(0.5));
    const account = `${latin(name.first).slice(0, 1)}.${latin(name.last)}`;
    return {
      ...name,
      id: `${firm.id}-${String(index + 1)}`,
      label: `${name.first} ${name.last}`,
      position,
      email: `${account}@${domain}`,
      phone: `+359 88 ${String(random.int(200, 999))} ${String(random.int(1000, 9999))}`,
      ...(hasPortal && index === 0
        ? { portalId: isKrasteva ? 'portal:d.krasteva' : `portal:${account}.${firm.id}` }
        : {}),
    };
  });
}

function shortOf(title: string): string {
  return title.replace(/ (ЕООД|ООД|АД|ЕТ)$/, '');
}
