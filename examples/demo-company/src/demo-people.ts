import { personOf } from './people.js';

/** A person whom the demo can be seen through. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: 'admin' | 'member' | 'portal';
  readonly position: string;
  readonly counterpartyId?: string;
}

/** The people that the demo's switch offers. */
export const demoPeople: readonly DemoPerson[] = [
  { id: personOf('Мария Стоянова').id, name: 'Мария Стоянова', role: 'member', position: 'търговец' },
  { id: personOf('Петя Димитрова').id, name: 'Петя Димитрова', role: 'member', position: 'снабдяване' },
  { id: personOf('Ивайло Тодоров').id, name: 'Ивайло Тодоров', role: 'member', position: 'производство' },
  { id: personOf('Огнян Караджов').id, name: 'Огнян Караджов', role: 'admin', position: 'управител' },
  {
    id: 'portal:d.krasteva',
    name: 'Десислава Кръстева',
    role: 'portal',
    position: 'управител, Балкан Палас ЕООД',
    counterpartyId: '10001',
  },
];
