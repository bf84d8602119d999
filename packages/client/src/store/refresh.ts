/** What stands inside other things under its kind and id: a person, a contact, a record. */
export interface Fresh {
  readonly kind: string;
  readonly id: string;
}

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Calls `seen` for everything inside `value` that bears a kind and an id. */
export const eachRef = (value: unknown, seen: (kind: string, id: string, view: object) => void): void => {
  if (!isTree(value)) return;
  if (typeof value['kind'] === 'string' && typeof value['id'] === 'string') seen(value['kind'], value['id'], value);
  for (const inner of Object.values(value)) eachRef(inner, seen);
};

/** `value` with every view of `fresh` inside it brought up to date; the same object where none changes. */
export const refreshInside = <T>(value: T, fresh: Fresh): T => {
  if (!isTree(value)) return value;
  let changed: Record<string, unknown> | undefined;
  const set = (key: string, next: unknown): void => {
    changed ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Tree) }) as Record<string, unknown>;
    changed[key] = next;
  };
  const isView = value['kind'] === fresh.kind && value['id'] === fresh.id;
  for (const [key, inner] of Object.entries(value)) {
    // A view shows some of the thing's fields; only those are brought up to date.
    const next: unknown = isView && key in fresh ? (fresh as unknown as Tree)[key] : refreshInside(inner, fresh);
    if (next !== inner) set(key, next);
  }
  return (changed ?? value) as T;
};
