import { plainTextOf } from '@towerp/crm-protocol';
import type { Facts } from '../changes/index.js';
import { refsIn } from '../mentions/index.js';
import type { ThreadRow } from './row.js';

/** What follows from a thread's own words. Whoever sees the thread sees them, so they count as shared within it. */
export const factsOf = (row: Pick<ThreadRow, 'author_id' | 'topic' | 'description' | 'status'>): Facts => ({
  authorId: row.author_id,
  assigneeId: null,
  mentions: refsIn(row.description),
  text: row.description ? `${row.topic}\n${plainTextOf(row.description)}` : row.topic,
  isShared: true,
  status: row.status,
  isDeleted: false,
});
