import type { RichText, Status } from '@towerp/crm-protocol';

/** A thread as it is kept, with what its views always show. */
export interface ThreadRow {
  readonly id: string;
  readonly topic: string;
  readonly topic_id: string | null;
  readonly description: RichText | null;
  readonly status: Status;
  readonly visibility: 'internal' | 'shared';
  readonly counterparty_id: string | null;
  readonly author_id: string;
  readonly last_activity_at: string;
  readonly shared_activity_at: string;
  readonly last_entry_seq: number;
  readonly comments: number;
  readonly communications: number;
  readonly tasks: number;
  readonly open_tasks: number;
  readonly attachments: number;
  readonly shared_comments: number;
  readonly shared_communications: number;
  readonly shared_tasks: number;
  readonly shared_open_tasks: number;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly author_name: string | null;
  readonly cp_number: string | null;
  readonly cp_title: string | null;
  readonly cp_status: string | null;
  readonly cp_url: string | null;
}

/** The joins and columns that make a `ThreadRow` of a thread under the alias `t`. */
export const threadColumns = `t.id, t.topic, t.topic_id, t.description, t.status, t.visibility, t.counterparty_id, t.author_id,
  t.last_activity_at, t.shared_activity_at, t.last_entry_seq, t.comments, t.communications, t.tasks, t.open_tasks, t.attachments,
  t.shared_comments, t.shared_communications, t.shared_tasks, t.shared_open_tasks, t.request_hash, t.version, t.created_at, t.updated_at,
  ap.name as author_name, cr.number as cp_number, cr.title as cp_title, cr.status as cp_status, cr.url as cp_url`;
export const threadJoins = `left join person ap on ap.company = t.company and ap.id = t.author_id
  left join record cr on cr.company = t.company and cr.ref = t.counterparty_ref`;
