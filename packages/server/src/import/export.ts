import { parseRef } from '@towerp/crm-protocol';
import type { Database } from '../database/index.js';
import { recordLevels, selectLines, sources, type Row } from './export-queries.js';
import { presented } from './present.js';

const pageSize = 500;

const ref = (kind: string, id: unknown): unknown => ({ kind, id });
const refs = (list: unknown): unknown => (list as readonly string[]).map(parseRef);

/** A line of each type from its row; null values are left out. */
const shapes: Readonly<Record<string, (row: Row) => Record<string, unknown>>> = {
  company: (row) => ({ name: row['name'], timeZone: row['time_zone'], locale: row['locale'], portalKinds: row['portal_kinds'] }),
  kind: (row) => ({ kind: row['kind'], labels: { bg: row['label_bg'], en: row['label_en'] }, lane: row['lane'], icon: row['icon'] }),
  user: (row) => ({
    id: row['id'], name: row['name'], email: row['email'], active: row['is_active'], department: row['department'], timeZone: row['time_zone'],
    counterpartyId: row['counterparty_id'],
  }),
  group: (row) => ({ id: row['id'], name: row['name'], memberIds: row['member_ids'] }),
  record: (row) => ({
    kind: row['kind'], id: row['id'], number: row['number'], title: row['title'], status: row['status'], date: row['date'], amount: row['amount'],
    currency: row['currency'], counterpartyId: row['counterparty_id'], url: row['url'],
    derivedFrom: (row['parents'] as readonly string[]).length > 0 ? refs(row['parents']) : null,
  }),
  contact: (row) => ({
    id: row['id'], counterpartyId: row['counterparty_id'], name: row['name'], email: row['email'], phone: row['phone'], position: row['position'],
  }),
  topic: (row) => ({
    id: row['id'], scope: row['scope'], title: row['title'], position: row['position'], expectedHours: row['expected_hours'], archived: row['archived'],
    createdAt: row['created_at'],
  }),
  thread: (row) => ({
    id: row['id'], topic: row['topic'], topicId: row['topic_there'], description: row['description'], status: row['status'], visibility: row['visibility'],
    counterpartyId: row['counterparty_id'], author: ref('user', row['author_id']), createdAt: row['created_at'],
  }),
  communication: (row) => ({
    id: row['id'], threadId: row['thread_id'], topic: row['topic'], topicId: row['topic_there'], contactId: row['contact_there'], direction: row['direction'],
    channel: row['channel'], occurredAt: row['occurred_at'], body: row['body'], visibility: row['visibility'], author: ref('user', row['author_id']),
    createdAt: row['created_at'],
  }),
  task: (row) => ({
    id: row['id'], threadId: row['thread_id'], topic: row['topic'], topicId: row['topic_there'], description: row['description'],
    assigneeId: row['assignee_id'], dueDate: row['due_date'], status: row['status'], visibility: row['visibility'], completedAt: row['completed_at'],
    author: ref('user', row['author_id']), createdAt: row['created_at'],
  }),
  comment: (row) => ({
    id: row['id'], threadId: row['thread_id'], visibility: row['visibility'], replyTo: row['reply_to'], editedAt: row['edited_at'],
    deletedAt: row['deleted_at'], author: ref('user', row['author_id']), createdAt: row['created_at'],
  }),
  attachment: (row) => ({
    id: row['id'], threadId: row['thread_id'], record: parseRef(String(row['ref'])), visibility: row['visibility'],
    author: ref('user', row['author_id']), createdAt: row['created_at'],
  }),
  status_change: (row) => {
    const subject = parseRef(String(row['subject']));
    const of = subject?.kind === 'task' ? { taskId: subject.id } : { threadId: subject?.id };
    return { ...of, ...(row['data'] as object), at: row['created_at'], actor: ref('user', row['author_id']) };
  },
  follow: (row) => ({ threadId: row['thread_id'], user: ref('user', row['user_id']), muted: row['muted'] }),
  read: (row) => ({ threadId: row['thread_id'], user: ref('user', row['user_id']), at: row['at'] }),
}; // prettier-ignore

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)])); // prettier-ignore
};

/** A row as the line that an import reads back. */
const lineOf = (type: string, row: Row): string => {
  const fields = Object.entries(shapes[type]?.(row) ?? {}).filter(([, value]) => value !== null && value !== undefined);
  // A deleted comment says so by a body of null.
  const body = type === 'comment' ? { body: row['body'] } : {};
  return `${JSON.stringify(sorted({ type, ...Object.fromEntries(fields), ...body }))}\n`;
};

async function* recordLines(database: Database, company: string): AsyncGenerator<string> {
  const levels = await database.read({ company }, (sql) => recordLevels(sql, company));
  for (const refsOfLevel of levels)
    for (let at = 0; at < refsOfLevel.length; at += pageSize) {
      const page = refsOfLevel.slice(at, at + pageSize);
      const rows = await database.read({ company }, (sql) => sql.query<Row>(sources.record, [company, page]));
      yield rows.map((row) => lineOf('record', row)).join('');
    }
}

async function* allLines(database: Database, company: string): AsyncGenerator<string> {
  for (const type of Object.keys(shapes)) {
    if (type === 'record') {
      yield* recordLines(database, company);
      continue;
    }
    for (let after: readonly [string, string] | undefined, more = true; more;) {
      const rows = await database.read({ company }, async (sql) =>
        presented(sql, company, await selectLines(sql, company, type, after, pageSize)),
      );
      const last = rows.at(-1);
      if (last) yield rows.map((row) => lineOf(type, row)).join('');
      more = rows.length === pageSize;
      after = last && [String(last['by']), String(last['key'])];
    }
  }
}

/** Everything of a company as the lines that make it again, a page at a time. */
export const exportLines = (database: Database, company: string): ReadableStream<Uint8Array> => {
  const lines = allLines(database, company);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
};
