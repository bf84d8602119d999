import * as z from 'zod/mini';

/** Schemas whose query parameter is a comma-separated list. */
const lists = z.registry<{ list: true }>();

/** A query parameter that lists values separated by commas; a comma inside a value stands as `%2C`. */
export const list = <T extends z.ZodMiniType>(item: T, maximum = 200) => {
  const schema = z.array(item).check(z.minLength(1), z.maxLength(maximum));
  lists.add(schema, { list: true });
  return schema;
};

/** A query parameter `true` or `false`. */
export const Flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((value) => value === 'true'),
);

/** A whole number as a query parameter, refused where it is out of range. */
export const integer = (minimum: number, maximum: number) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(/^-?\d{1,16}$/, { error: 'must be a whole number' })), z.transform(Number)),
    z.number().check(z.gte(minimum), z.lte(maximum)),
  );

const decode = (value: string): string => decodeURIComponent(value.replaceAll('+', ' '));

// A separator between refs is followed by the next kind; a client that encodes every comma is read so.
const betweenItems = (value: string): string[] => value.split(/,(?=[a-z][a-z0-9_]{0,39}(?:[:,]|$))/);

const unwrap = (schema: z.ZodMiniType): z.ZodMiniType => {
  let inner = schema;
  while (inner instanceof z.ZodMiniOptional || inner instanceof z.ZodMiniDefault)
    inner = inner._zod.def.innerType as z.ZodMiniType;
  return inner;
};

/** A query string that cannot be read: bad percent-encoding, or a parameter given twice. */
export class QueryError extends Error {
  override name = 'QueryError' as const;
  constructor(
    readonly parameter: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Splits a query string into the values that `shape` parses: strings, and arrays of strings for lists.
 * Parameters that the shape does not name are kept, so that a strict schema refuses them.
 * @throws {QueryError}
 */
export const readQuery = (
  search: string,
  shape: Readonly<Record<string, z.ZodMiniType>>,
): Record<string, string | string[]> => {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const pair of search.replace(/^\?/, '').split('&').filter(Boolean)) {
    const equals = pair.indexOf('=');
    const [rawName, raw] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    let name = rawName;
    try {
      name = decode(rawName);
      if (name in values) throw new QueryError(name, 'must be given once');
      const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (schema && lists.has(unwrap(schema)))
        values[name] = raw.includes(',')
          ? raw.split(',').map(decode)
          : betweenItems(decode(raw)).map((item) => item.replaceAll(/%2C/gi, ','));
      else values[name] = decode(raw);
    } catch (error) {
      if (error instanceof QueryError) throw error;
      throw new QueryError(name, 'must be percent-encoded UTF-8');
    }
  }
  return values;
};
