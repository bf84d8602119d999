import { latin } from './names.js';
import type { Mentionable } from './rich-text.js';

/** A colleague, or a person of the portal. */
export interface Person extends Mentionable {
  readonly kind: 'user';
  readonly first: string;
  readonly isFemale: boolean;
  readonly department: string;
  readonly email: string;
}

/** A group of colleagues that a text can mention. */
export interface Group extends Mentionable {
  readonly kind: 'group';
  readonly memberIds: readonly string[];
}

/** How many times longer than planned things take in the hands of those who stand out; the others keep to plan. */
export const pace: Readonly<Record<string, number>> = {
  't.vasileva': 2.2,
  'p.dimitrova': 1.45,
  'n.zhelev': 0.55,
  's.marinova': 0.5,
  'v.todorova': 0.75,
};

/** Whether this person is behind with their work. */
export function isLate(id: string): boolean {
  return (pace[id] ?? 1) > 1;
}

/** The parts of the company with their people; the first of each heads it. */
const STAFF = {
  Продажби: ['Мария Стоянова', 'Георги Петков', 'Ралица Йорданова', 'Стефан Колев', 'Виолета Тодорова', 'Даниел Русев'],
  Маркетинг: ['Никол Дамянова'],
  Снабдяване: ['Петя Димитрова', 'Борислав Чолаков', 'Анелия Кирова', 'Пламен Даскалов'],
  Производство: ['Ивайло Тодоров'],
  'Цех Мебел': [
    'Валентин Генов',
    'Росица Милева',
    'Хасан Мехмедов',
    'Галина Стайкова',
    'Йордан Бонев',
    'Мирослав Цеков',
  ],
  'Цех Метал': ['Тихомир Лазаров', 'Ангел Пенев', 'Димитър Влахов', 'Светослав Рангелов', 'Емил Добрев'],
  'Склад и експедиция': ['Николай Желев', 'Живко Младенов', 'Снежана Попова', 'Асен Копаранов', 'Румен Гетов'],
  Счетоводство: ['Силвия Маринова', 'Албена Захариева', 'Невена Славчева'],
  Технолози: ['Красимир Ангелов'],
  Конструктори: ['Цветелина Божилова', 'Явор Спасов', 'Магдалена Илчева'],
  Качество: ['Теодора Василева', 'Лъчезар Минков'],
  Поддръжка: ['Николай Жеков', 'Стоян Балабанов'],
  Управление: ['Огнян Караджов'],
} as const;

type Department = keyof typeof STAFF;

const MEMBERS: Readonly<Record<string, readonly Department[]>> = {
  'Търговски отдел': ['Продажби', 'Маркетинг'],
  Снабдяване: ['Снабдяване'],
  'Цех Мебел': ['Цех Мебел', 'Производство'],
  'Цех Метал': ['Цех Метал', 'Производство'],
  'Склад и експедиция': ['Склад и експедиция'],
  Счетоводство: ['Счетоводство'],
  Конструктори: ['Конструктори', 'Технолози'],
  'Качество и поддръжка': ['Качество', 'Поддръжка'],
};

/** Everybody who works at the company. */
export const staff: readonly Person[] = Object.entries(STAFF).flatMap(([department, names]) =>
  names.map((name) => colleague(name, department)),
);

/** The groups of the company. */
export const groups: readonly Group[] = Object.entries(MEMBERS).map(([label, departments]) => ({
  kind: 'group',
  id: latin(label),
  label,
  memberIds: departments.flatMap((department) => peopleOf(department)).map((person) => person.id),
}));

/** The people of a department, its head first. */
export function peopleOf(department: Department): readonly Person[] {
  return staff.filter((person) => person.department === department);
}

/** The colleague of this name. */
export function personOf(name: string): Person {
  const person = staff.find((one) => one.label === name);
  if (person === undefined) throw new RangeError(`nobody is called ${name}`);
  return person;
}

/** The group of this name. */
export function groupOf(label: string): Group {
  const group = groups.find((one) => one.label === label);
  if (group === undefined) throw new RangeError(`no group is called ${label}`);
  return group;
}

function colleague(name: string, department: string): Person {
  const [first = '', last = ''] = name.split(' ');
  const id = `${latin(first).slice(0, 1)}.${latin(last)}`;
  return {
    kind: 'user',
    id,
    label: name,
    first,
    isFemale: last.endsWith('а'),
    department,
    email: `${id}@oreshak-mebel.example`,
  };
}
