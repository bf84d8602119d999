import {
  formatRef,
  mentionsOf,
  plainTextOf,
  type Block,
  type Inline,
  type RichText,
  type RichTextDocument,
} from '@towerp/crm-protocol';
import { invalid, isPortal, visibleRefs, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { labelOf } from '../records/index.js';
import { resolveRefs } from './resolve.js';

/** A text as it is kept: with the server's labels, the refs that it mentions, and its plain words. */
export interface SavedBody {
  readonly body: RichText | null;
  readonly mentions: readonly string[];
  readonly text: string;
}

/** The refs that a kept text mentions, each once. */
export const refsIn = (body: RichText | null): readonly string[] =>
  body ? [...new Set(mentionsOf(body).flatMap(({ kind, id }) => (id === null ? [] : [formatRef({ kind, id })])))] : [];

/** A text with each of its inlines changed. */
export const mapInlines = (body: RichText, change: (inline: Inline) => Inline): RichText => ({
  version: 1,
  blocks: body.blocks.map((block): Block =>
    block.type === 'list'
      ? { ...block, items: block.items.map((item) => item.map(change)) }
      : { ...block, children: block.children.map(change) },
  ),
});

const labelsIn = (body: RichText | null): ReadonlyMap<string, string> =>
  new Map(
    (body ? mentionsOf(body) : []).flatMap(({ kind, id, label }) =>
      id === null || !label ? [] : [[formatRef({ kind, id }), label] as const],
    ),
  );

/** The labels of mentions whose objects are made in an order of their own: threads and what stands in them. */
const laterIn = (body: RichText): [string, string][] =>
  [...labelsIn(body)].filter(([ref]) => /^(thread|communication|task):/.test(ref));

/**
 * Makes a written text ready to be kept: every mention gets the label that its object has now. What is mentioned anew must
 * exist and be seen by its writer; what stood there before may stay.
 * @param path the field, for the refusal
 * @param isImport what is imported may mention a thread or an entry that comes later, by the label given
 */
export const saveBody = async (
  sql: Sql,
  writer: Reader,
  input: RichTextDocument | null,
  before: RichText | null = null,
  path = 'body',
  isImport = false,
): Promise<SavedBody> => {
  if (input === null || input.blocks.length === 0) return { body: null, mentions: [], text: '' };
  const written = input as RichText;
  const refs = refsIn(written);
  const known = new Map([...(isImport ? laterIn(written) : []), ...labelsIn(before)]);
  const found = refs.length === 0 ? undefined : await resolveRefs(sql, writer, refs);
  const label = (ref: string): string => {
    const view = found?.get(ref);
    const name = view ? labelOf(view) : known.get(ref);
    if (name === undefined) throw invalid(path, `mentions ${ref}, which is not there`, 'unknown_ref');
    return name;
  };
  const body = mapInlines(written, (inline) =>
    inline.type === 'mention' && inline.id !== null
      ? {
          type: 'mention',
          kind: inline.kind,
          id: inline.id,
          label: label(formatRef({ kind: inline.kind, id: inline.id })),
        }
      : inline,
  );
  return { body, mentions: refs, text: plainTextOf(body) };
};

/** A text as one reader may see it. */
export type BodyFor = (reader: Reader, body: RichText | null) => RichText | null;

/** Prepares texts for readers: a mention that a reader may not see comes without id and label. */
export const bodiesFor = async (
  sql: Sql,
  readers: readonly Reader[],
  bodies: readonly (RichText | null)[],
): Promise<BodyFor> => {
  const visible = new Map<string, ReadonlySet<string>>();
  const refs = readers.some(isPortal) ? [...new Set(bodies.flatMap(refsIn))] : [];
  for (const reader of readers.filter(isPortal))
    if (!visible.has(reader.id)) visible.set(reader.id, await visibleRefs(sql, reader, refs));
  return (reader, body) => {
    const seen = visible.get(reader.id);
    if (body === null || seen === undefined || !isPortal(reader)) return body;
    return mapInlines(body, (inline) => {
      if (inline.type !== 'mention' || inline.id === null || seen.has(formatRef({ kind: inline.kind, id: inline.id })))
        return inline;
      return { type: 'mention', kind: inline.kind, id: null, label: null, hidden: true };
    });
  };
};
