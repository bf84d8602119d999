import type { ThreadFilter } from '@towerp/crm-client';
import type { Status, ThreadSort } from '@towerp/crm-protocol';
import { parseRef, statuses } from '@towerp/crm-protocol/words';
import type { GroupBy } from './entries.js';

/** Which threads a list shows before its other filters. */
export type ThreadListView = 'all' | 'mine' | 'unread' | 'followed';

/** How a list lays its threads out. */
export type ThreadListLayout = 'list' | 'board';

/** The attributes of a list that say what it shows, and how. */
export type ThreadListFilter = {
  status: string;
  view: ThreadListView;
  sort: ThreadSort;
  record: string;
  counterparty: string;
  query: string;
  pageSize: number;
  groupBy: GroupBy;
  layout: ThreadListLayout;
};

/** The statuses named in an attribute such as `new,confirmed`; unknown words are passed over. */
export const statusesOf = (value: string): Status[] =>
  statuses.filter((status) => value.split(',').some((word) => word.trim() === status));

/** The filter that the client follows for a list's attributes. */
export const threadFilterOf = ({
  status,
  view,
  sort,
  record,
  counterparty,
  query,
  pageSize,
}: Omit<ThreadListFilter, 'groupBy' | 'layout'>): ThreadFilter => {
  const pressed = statusesOf(status);
  const ref = parseRef(record);
  return {
    sort,
    limit: pageSize,
    ...(pressed.length > 0 ? { status: pressed } : {}),
    ...(ref ? { record: ref } : {}),
    ...(counterparty ? { counterparty } : {}),
    ...(query.trim() ? { q: query.trim() } : {}),
    ...(view === 'mine' ? { work: 'me' } : {}),
    ...(view === 'unread' ? { unread: true } : {}),
    ...(view === 'followed' ? { followed: true } : {}),
  };
};
