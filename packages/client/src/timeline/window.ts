import type { TimelineItem } from '@towerp/crm-protocol';
import type { Answer } from '../http/index.js';

/** Reads one page of a timeline, the newest first. */
export type ReadTimeline = (
  query: { limit: number; cursor?: string | undefined },
  signal?: AbortSignal,
) => Promise<Answer<{ items: TimelineItem[]; nextCursor: string | null }>>;

/** The part of a timeline that was read: its end, ascending, and where what is earlier begins. */
export interface Window {
  readonly items: readonly TimelineItem[];
  readonly earlier: string | null;
}

const pageLength = 50;
const largestPage = 200;

/** The window with an earlier page before it. */
export const withEarlier = ({ items }: Window, page: { items: TimelineItem[]; nextCursor: string | null }): Window => {
  const known = new Set(items.map(({ id }) => id));
  return { items: [...page.items.filter(({ id }) => !known.has(id)).reverse(), ...items], earlier: page.nextCursor };
};

/**
 * Reads a timeline's end until it meets `former`: its last item where only news are wanted, its first where
 * what stands inside may have changed or gone. So nothing is missed and nothing comes twice, whatever happened.
 */
export const readWindow = async (
  read: ReadTimeline,
  former: Window | undefined,
  wanted: 'news' | 'all',
  signal: AbortSignal,
): Promise<Answer<Window>> => {
  const items = former?.items ?? [];
  const until = (wanted === 'news' ? items.at(-1) : items[0])?.seq;
  const limit = wanted === 'news' ? pageLength : Math.min(Math.max(items.length + 10, pageLength), largestPage);
  const first = await read({ limit }, signal);
  let fetched = withEarlier({ items: [], earlier: null }, first.value);
  // Items of one write may share a seq, so one that is as old as the former end does not yet say that all of it is here.
  const meets = (): boolean => until === undefined || (fetched.items[0]?.seq ?? 0) < until;
  while (fetched.earlier !== null && !meets())
    fetched = withEarlier(fetched, (await read({ limit: largestPage, cursor: fetched.earlier }, signal)).value);
  const ids = new Set(fetched.items.map(({ id }) => id));
  const from = fetched.items[0]?.seq ?? 0;
  const isKept = wanted === 'news' && fetched.earlier !== null;
  const kept = isKept ? items.filter(({ id, seq }) => seq <= from && !ids.has(id)) : [];
  const earlier = kept.length > 0 && former ? former.earlier : fetched.earlier;
  return { value: { items: [...kept, ...fetched.items], earlier }, seq: first.seq };
};
