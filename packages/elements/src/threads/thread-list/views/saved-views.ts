import type { Me } from '@towerp/crm-protocol';
import type { ThreadListFilter } from '../thread-filter.js';

/** What a view keeps of a list's filter. */
export type ViewFilter = Pick<
  ThreadListFilter,
  'status' | 'view' | 'sort' | 'groupBy' | 'counterparty' | 'query' | 'layout'
>;

/** A filter under a name of its reader's. */
export type SavedView = { readonly name: string; readonly filter: ViewFilter };

const fields = ['status', 'view', 'sort', 'groupBy', 'counterparty', 'query', 'layout'] as const;
const mostViews = 50;
// For browsers that keep nothing: private windows, full or forbidden storage.
const inMemory = new Map<string, string>();

const keyOf = (me: Me): string => `towerp-crm-views:${me.company.id}:${me.user.id}`;

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key) ?? inMemory.get(key) ?? null;
  } catch {
    return inMemory.get(key) ?? null;
  }
};

/** False where it is kept only until the page is closed. */
const write = (key: string, text: string): boolean => {
  try {
    localStorage.setItem(key, text);
    inMemory.delete(key);
    return true;
  } catch {
    inMemory.set(key, text);
    return false;
  }
};

const isView = (value: unknown): value is SavedView => {
  const { name, filter } = (value ?? {}) as Partial<SavedView>;
  return (
    typeof name === 'string' && typeof filter === 'object' && fields.every((field) => typeof filter[field] === 'string')
  );
};

/** The filter of a list as a view keeps it. */
export const viewFilterOf = (filter: ViewFilter): ViewFilter =>
  Object.fromEntries(fields.map((field) => [field, filter[field]])) as ViewFilter;

/** True where both show the same. */
export const sameFilter = (a: ViewFilter, b: ViewFilter): boolean => fields.every((field) => a[field] === b[field]);

/** The views that a person saved in this browser; what cannot be read is passed over. */
export const savedViews = (me: Me): readonly SavedView[] => {
  try {
    const kept: unknown = JSON.parse(read(keyOf(me)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
};

/** Saves a view; one of the same name is replaced. False where the browser keeps nothing. */
export const saveView = (me: Me, view: SavedView): boolean => {
  const others = savedViews(me).filter(({ name }) => name !== view.name);
  return write(keyOf(me), JSON.stringify([...others, view].slice(-mostViews)));
};

export const dropView = (me: Me, name: string): void => {
  write(keyOf(me), JSON.stringify(savedViews(me).filter((view) => view.name !== name)));
};
