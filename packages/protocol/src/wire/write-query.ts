type Writable = string | number | boolean | { kind: string; id: string };

const encode = (value: Writable): string =>
  encodeURIComponent(typeof value === 'object' ? `${value.kind}:${value.id}` : String(value)).replaceAll('%3A', ':');

/** Writes a query string that `readQuery` reads back; absent values are left out. */
export const writeQuery = (
  values: Readonly<Record<string, Writable | readonly Writable[] | null | undefined>>,
): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      const items = Array.isArray(value) ? (value as readonly Writable[]) : [value as Writable];
      return `${encodeURIComponent(name)}=${items.map(encode).join(',')}`;
    })
    .join('&');
