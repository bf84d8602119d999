import type { Random } from './random.js';

/** A person's name with what grammar needs of it. */
export interface PersonName {
  readonly first: string;
  readonly last: string;
  readonly isFemale: boolean;
}

const FEMALE = [
  'Анна', 'Антоанета', 'Биляна', 'Боряна', 'Ваня', 'Велина', 'Вероника', 'Весела', 'Гергана', 'Дарина', 'Деница', 'Диана', 'Елена',
  'Елица', 'Жана', 'Зорница', 'Ивелина', 'Илияна', 'Ирена', 'Калина', 'Камелия', 'Кремена', 'Лилия', 'Люба', 'Маргарита', 'Милена',
  'Мая', 'Надежда', 'Наталия', 'Нели', 'Павлина', 'Полина', 'Радостина', 'Румяна', 'Светла', 'Соня', 'Стела', 'Таня', 'Христина', 'Яна',
] as const; // prettier-ignore

const MALE = [
  'Александър', 'Андрей', 'Антон', 'Атанас', 'Благой', 'Божидар', 'Боян', 'Васил', 'Веселин', 'Владимир', 'Галин', 'Георги', 'Григор',
  'Деян', 'Димо', 'Евгени', 'Здравко', 'Иван', 'Илия', 'Калоян', 'Кирил', 'Константин', 'Любомир', 'Мартин', 'Методи', 'Момчил', 'Недялко',
  'Огнян', 'Орлин', 'Павел', 'Петър', 'Радослав', 'Росен', 'Симеон', 'Славчо', 'Стоил', 'Тодор', 'Филип', 'Христо', 'Цветан',
] as const; // prettier-ignore

const LAST = [
  'Александров', 'Ангелов', 'Арсов', 'Атанасов', 'Бачев', 'Бояджиев', 'Вълков', 'Гаврилов', 'Горанов', 'Григоров', 'Дамянов', 'Денев',
  'Дончев', 'Драганов', 'Желязков', 'Запрянов', 'Златев', 'Иванов', 'Илиев', 'Йовчев', 'Калчев', 'Караиванов', 'Кацаров', 'Костов', 'Кънев',
  'Лалев', 'Манолов', 'Маринчев', 'Мичев', 'Найденов', 'Недев', 'Николов', 'Павлов', 'Панайотов', 'Пенчев', 'Пеев', 'Радев', 'Райчев', 'Савов',
  'Сираков', 'Славов', 'Станчев', 'Стоев', 'Терзиев', 'Тонев', 'Узунов', 'Филипов', 'Халачев', 'Христов', 'Цанев', 'Чавдаров', 'Шишков',
  'Минчевски', 'Балкански', 'Враджалски', 'Копривщенски',
] as const; // prettier-ignore

/** The family name as a woman bears it. */
export function feminine(last: string): string {
  return last.endsWith('ски') ? `${last.slice(0, -1)}а` : `${last}а`;
}

/** A name made up of a first and a family name that agree. */
export function personName(random: Random, isFemale: boolean): PersonName {
  const last = random.pick(LAST);
  return { first: random.pick(isFemale ? FEMALE : MALE), last: isFemale ? feminine(last) : last, isFemale };
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya',
}; // prettier-ignore

/** The words in Latin letters, as Bulgarian passports write them, with hyphens between. */
export function latin(text: string): string {
  const letters = [...text.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('');
  return letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
