import type { Counterparty } from '../counterparties.js';
import type { Random } from '../random.js';
import type { OrderLine } from './flow.js';

const PLACES: Readonly<Record<string, readonly string[]>> = {
  hotel: [
    'Стаи, 2 етаж',
    'Стаи, 3 етаж',
    'Лоби и рецепция',
    'Ресторант',
    'Конферентна зала',
    'Апартаменти, крило Б',
    'СПА и съблекални',
    'Лятна тераса',
  ],
  restaurant: ['Основна зала', 'Градина', 'Тераса', 'Бар', 'Зала за тържества'],
  shop: ['Зареждане', 'Мостри за салона', 'Поръчка по каталог', 'Нов обект', 'Сезонна заявка'],
  office: ['Офис, 2 етаж', 'Офис, 4 етаж', 'Заседателна зала', 'Кухня и стая за отдих', 'Архив'],
  architect: [
    'Апартамент, кв. „Изток“',
    'Къща, с. Бистрица',
    'Обект „Липите“',
    'Шоурум',
    'Обект „Кея“',
    'Стълбище и фоайе',
  ],
  school: [
    'Класни стаи, корпус Б',
    'Кабинет по химия',
    'Стол за хранене',
    'Библиотека',
    'Учителска стая',
    'Физкултурен салон',
  ],
  town: ['Градски парк', 'Читалище', 'Сграда на общината, 1 етаж', 'Детски кът', 'Младежки дом'],
  clinic: ['Чакалня', 'Кабинети, 1 етаж', 'Регистратура', 'Стая за персонала'],
};

/** What people call an order: the place it is for, or what it is about. */
export function projectOf(client: Counterparty, lines: readonly OrderLine[], random: Random): string {
  const [first, second] = lines;
  if (first === undefined) throw new RangeError('an order has lines');
  const goods = first.product.count(first.quantity);
  if (random.chance(0.4)) return second === undefined ? goods : `${goods} и ${second.product.many}`;
  return `${random.pick(PLACES[client.sector] ?? ['Поръчка'])}: ${second === undefined ? first.product.many : `${first.product.many}, ${second.product.many}`}`;
}
