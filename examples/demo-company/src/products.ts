import { families, materialFamilies, series } from './product-families.js';
import type { Family, MaterialFamily, Workshop } from './product-families.js';
import type { Cents } from './money.js';
import type { Random } from './random.js';

/** A product of the company's own make. */
export interface Product {
  readonly kind: 'product';
  readonly id: string;
  readonly label: string;
  readonly family: Family;
  readonly workshop: Workshop;
  readonly price: Cents;
  /** „столове „Витоша““. */
  readonly many: string;
  /** „столовете „Витоша““. */
  readonly the: string;
  /** „72 стола „Витоша““. */
  count(quantity: number): string;
}

/** A material that the company buys. */
export interface Material {
  readonly kind: 'product';
  readonly id: string;
  readonly label: string;
  readonly family: MaterialFamily;
  readonly price: Cents;
  /** „дъбовият фурнир“. */
  readonly the: string;
}

/** The company's price list. */
export interface Catalogue {
  readonly products: readonly Product[];
  readonly materials: readonly Material[];
  product(code: string): Product;
  material(prefix: string, random: Random): Material;
}

const CATALOGUE_SIZE = 600;

/** Makes the price list of 600 products and materials; what order 43659 sells is always in it. */
export function catalogue(random: Random): Catalogue {
  const products = [...fixedProducts(), ...families.flatMap((family) => inventProducts(family, random))];
  const known = new Set<string>();
  const distinct = products.filter((product) => !known.has(product.id) && known.add(product.id));
  const materials = materialFamilies.flatMap((family) =>
    inventMaterials(family, random, CATALOGUE_SIZE - distinct.length),
  );
  return {
    products: distinct,
    materials: materials.slice(0, CATALOGUE_SIZE - distinct.length),
    product: (code) => found(distinct.find((product) => product.id === code)),
    material: (prefix, chance) => chance.pick(materials.filter((material) => material.family.prefix === prefix)),
  };
}

function fixedProducts(): Product[] {
  return [
    product('РЛ', '2160', '', '160×200, прахово боядисана RAL 7016', 18_400),
    product('СТ', '0410', 'Витоша', 'метална основа, дамаска', 8650),
    product('НШ', '0350', 'Рила', 'дъбов фурнир', 7320),
    {
      ...product('МТ', '1208', 'Рила', '160×90, дъбов масив', 41_200),
      label: 'Маса трапезна „Рила“ 160×90, дъбов масив',
    },
    product('ЗК', '0071', '', 'стенна, 5 куки, RAL 7016', 1890),
    product('УЧ', '0240', '', 'двуместен, ръст 4–6', 9480),
  ];
}

function inventProducts(family: Family, random: Random): Product[] {
  return Array.from({ length: family.count }, (_, index) => {
    const [least, most] = family.price;
    const code = String(random.int(1, 9) * 100 + index * 7 + 12).padStart(4, '0');
    const variant = family.variants[index % family.variants.length] ?? '';
    const price = Math.round(random.int(least, most) / 10) * 10;
    return product(family.prefix, code, family.series ? random.pick(series) : '', variant, price);
  });
}

function product(prefix: string, code: string, line: string, variant: string, price: Cents): Product {
  const family = found(families.find((one) => one.prefix === prefix));
  const [one, many, the, counted] = family.forms;
  const name = line === '' ? '' : ` „${line}“`;
  const joint = line === '' || /^(с |\d)/.test(variant) ? ' ' : ', ';
  return {
    kind: 'product',
    id: `${prefix}-${code}`,
    label: `${one.charAt(0).toUpperCase()}${one.slice(1)}${name}${joint}${variant}`,
    family,
    workshop: family.workshop,
    price,
    many: `${many}${name}`,
    the: `${the}${name}`,
    count: (quantity) => `${String(quantity)} ${quantity === 1 ? one : counted}${name}`,
  };
}

function inventMaterials(family: MaterialFamily, random: Random, wanted: number): Material[] {
  const makers = ['', ', клас А', ', клас Б', ', внос', ', 1-во качество', ', по заявка'];
  const each = Math.ceil(wanted / materialFamilies.length) + 2;
  return Array.from({ length: Math.min(each, family.kinds.length * makers.length) }, (_, index) => {
    const [name, the] = found(family.kinds[index % family.kinds.length]);
    const [least, most] = family.price;
    return {
      kind: 'product',
      id: `${family.prefix}-${String(100 + index * 3).padStart(4, '0')}`,
      label: `${name}${makers[Math.floor(index / family.kinds.length)] ?? ''}`,
      family,
      price: Math.round(random.int(least, most) / 5) * 5,
      the,
    };
  });
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new RangeError('not in the price list');
  return item;
}
