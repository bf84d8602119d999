import { formatRef, type Inline, type RichText } from '@towerp/crm-protocol';
import type { Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { mapInlines, refsIn, resolveRefs } from '../mentions/index.js';
import { labelOf } from '../records/index.js';

interface Worded {
  readonly body?: unknown;
  readonly description?: unknown;
}

/** Sees all of the company. */
const everything = (company: string): Reader => ({
  company,
  id: '',
  role: 'service',
  counterpartyId: null,
  portalKinds: [],
  seenSeq: 0,
});

/** Texts as another company could take them in: mentions by the label of now, those of what is gone as plain words. */
export const presentedTexts = async (
  sql: Sql,
  company: string,
  texts: readonly (RichText | null)[],
): Promise<(RichText | null)[]> => {
  const refs = [...new Set(texts.flatMap(refsIn))];
  if (refs.length === 0) return [...texts];
  const found = await resolveRefs(sql, everything(company), refs);
  const present = (inline: Inline): Inline => {
    if (inline.type !== 'mention' || inline.id === null) return inline;
    const view = found.get(formatRef({ kind: inline.kind, id: inline.id }));
    return view ? { ...inline, label: labelOf(view) } : { type: 'text', text: inline.label ?? inline.kind };
  };
  return texts.map((text) => text && mapInlines(text, present));
};

/** Rows with their texts presented. */
export const presented = async <R extends Worded>(sql: Sql, company: string, rows: readonly R[]): Promise<R[]> => {
  const texts = rows.map(({ body, description }) => (body ?? description ?? null) as RichText | null);
  const shown = await presentedTexts(sql, company, texts);
  return rows.map((row, index) => {
    if (!shown[index]) return row;
    return row.body ? { ...row, body: shown[index] } : { ...row, description: shown[index] };
  });
};
