import type { Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';

/** Finds an entity as one reader may see it; undefined where that reader may not, or where it is gone. */
export type Projected = (reader: Reader, id: string) => unknown;

/** Reads entities of one kind for many readers at once, in few statements. */
export type Projection = (sql: Sql, readers: readonly Reader[], ids: readonly string[]) => Promise<Projected>;

/** A projection for every kind of entity that events tell of, by the kind of their subject; `record` serves all other kinds. */
export type Projections = Readonly<Record<string, Projection>> & { readonly record: Projection };

/** The kind of a subject `kind:id`. */
export const kindOf = (subject: string): string => subject.slice(0, subject.indexOf(':'));
/** The id of a subject `kind:id`. */
export const idOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);
