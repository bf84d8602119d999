-- The whole of the CRM: every table is keyed by its company first, so that it can be partitioned or moved by company.
-- Identifiers compare by bytes (collate "C"): TOWERP's ids are opaque, and keyset cursors need one order everywhere.
-- Beneath row-level security only leakproof operators reach an index, and a join on an expression is not leakproof:
-- what is joined on stands as a column of its own, generated where it follows from another.
-- A ref stands as one text `kind:id`; a kind holds no colon, so it is unambiguous.

create extension if not exists pg_trgm;

do $$ begin
  create role crm_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  create role crm_search nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant crm_app to %I', current_user);
  execute format('grant crm_search to %I', current_user);
exception when others then null;
end $$;
grant usage on schema public to crm_app, crm_search;

-- One row: names this history, so that a restored backup is told from the one that clients knew.
create table database_identity (
  one boolean primary key default true check (one),
  epoch uuid not null default gen_random_uuid()
);
insert into database_identity default values;

create table company (
  company text collate "C" primary key,
  name text not null,
  time_zone text not null default 'Europe/Sofia',
  locale text not null default 'bg',
  portal_kinds text[] not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- The one row that a write locks last: whoever holds it decides the order of the company's events.
create table company_counter (
  company text collate "C" primary key,
  seq bigint not null default 0,
  -- Events up to this one are no longer kept.
  pruned_seq bigint not null default 0,
  n_new int not null default 0,
  n_in_progress int not null default 0,
  n_awaiting_decision int not null default 0,
  n_confirmed int not null default 0,
  n_completed int not null default 0,
  n_cancelled int not null default 0
) with (fillfactor = 50);

create table person (
  company text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  email text,
  active boolean not null default true,
  department text,
  time_zone text,
  portal boolean not null default false,
  service boolean not null default false,
  counterparty_id text collate "C",
  -- The company's seq when the person was first seen: what came before is not unread.
  seen_seq bigint not null default 0,
  deleted_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index person_by_name on person (company, name, id);
create index person_by_counterparty on person (company, counterparty_id) where portal;

create table directory_group (
  company text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create table group_member (
  company text collate "C" not null,
  group_id text collate "C" not null,
  user_id text collate "C" not null,
  primary key (company, group_id, user_id),
  foreign key (company, group_id) references directory_group on delete cascade
);
create index group_member_by_user on group_member (company, user_id);

create table contact (
  company text collate "C" not null,
  id text collate "C" not null,
  counterparty_id text collate "C",
  name text not null,
  email text,
  phone text,
  position text,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index contact_by_name on contact (company, name, id);
create index contact_by_counterparty on contact (company, counterparty_id, name, id);

create table topic (
  company text collate "C" not null,
  id uuid not null,
  scope text not null,
  title text not null,
  position int not null default 0,
  expected_hours float8,
  archived boolean not null default false,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index topic_in_order on topic (company, scope, position, id);

create table record_kind (
  company text collate "C" not null,
  kind text collate "C" not null,
  label_bg text not null,
  label_en text not null,
  lane text,
  icon text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, kind)
);

create table record (
  company text collate "C" not null,
  ref text collate "C" not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  number text,
  title text not null,
  status text,
  date date,
  amount numeric(18, 4),
  currency text,
  counterparty_id text collate "C",
  url text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, ref)
);
create index record_latest on record (company, updated_at desc, ref desc);
create index record_by_kind on record (company, kind, updated_at desc, ref desc);
create index record_by_counterparty on record (company, counterparty_id, updated_at desc, ref desc);
create index record_words on record using gin ((coalesce(number, '') || ' ' || title) gin_trgm_ops);

-- What derives from what: an acyclic graph in which a document may have several parents.
create table record_edge (
  company text collate "C" not null,
  parent text collate "C" not null,
  child text collate "C" not null,
  primary key (company, parent, child)
);
create index record_edge_upward on record_edge (company, child, parent);

-- The words by whose beginning a mentionable thing is found, folded to Latin letters.
create table search_word (
  company text collate "C" not null,
  -- 0: people and groups, 1: records, 2: threads and entries; few people are not drowned by many records.
  class smallint not null,
  word text collate "C" not null,
  ref text collate "C" not null,
  primary key (company, class, word, ref)
);
create index search_word_of on search_word (company, ref);

create table thread (
  company text collate "C" not null,
  id uuid not null,
  topic text not null,
  topic_id uuid,
  description jsonb,
  status text not null,
  visibility text not null,
  counterparty_id text collate "C",
  counterparty_ref text collate "C" generated always as ('counterparty:' || counterparty_id) stored,
  author_id text collate "C" not null,
  last_activity_at timestamptz not null,
  -- The same for those on the portal, who may not infer internal activity.
  shared_activity_at timestamptz not null,
  -- The seq of the latest entry that can be unread; zero where there is none.
  last_entry_seq bigint not null default 0,
  status_changed_at timestamptz not null,
  comments int not null default 0,
  communications int not null default 0,
  tasks int not null default 0,
  open_tasks int not null default 0,
  attachments int not null default 0,
  shared_comments int not null default 0,
  shared_communications int not null default 0,
  shared_tasks int not null default 0,
  shared_open_tasks int not null default 0,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
) with (fillfactor = 80);
create index thread_latest on thread (company, last_activity_at desc, id desc);
create index thread_by_status on thread (company, status, last_activity_at desc, id desc);
create index thread_newest on thread (company, created_at desc, id desc);
create index thread_by_topic on thread (company, (topic collate "und-x-icu"), id);
create index thread_by_counterparty on thread (company, counterparty_id, shared_activity_at desc, id desc);
create index thread_by_author on thread (company, author_id, last_activity_at desc, id desc);
create index thread_by_predefined_topic on thread (company, topic_id) where topic_id is not null;

-- How one person stands to one thread: takes part in it, follows it, has read it up to a mark.
create table thread_person (
  company text collate "C" not null,
  thread_id uuid not null,
  user_id text collate "C" not null,
  -- In how many ways the person takes part: by the thread itself and by its entries; and by those of them that are shared.
  parts int not null default 0,
  shared_parts int not null default 0,
  -- Null: follows while taking part. True or false: what the person chose.
  follows boolean,
  muted boolean not null default false,
  read_seq bigint,
  primary key (company, thread_id, user_id)
) with (fillfactor = 80);
create index thread_person_of on thread_person (company, user_id, thread_id);

-- The words of a thread's description and entries, for search; one row a source, gone with its source.
create table thread_text (
  company text collate "C" not null,
  source text collate "C" not null,
  thread_id uuid,
  shared boolean not null,
  words text not null,
  primary key (company, source)
);
create index thread_text_words on thread_text using gin (words gin_trgm_ops);

-- Who and what is mentioned where.
create table mention (
  company text collate "C" not null,
  source text collate "C" not null,
  target text collate "C" not null,
  thread_id uuid,
  shared boolean not null,
  primary key (company, source, target)
);
create index mention_of on mention (company, target, thread_id);
create index mention_in_thread on mention (company, thread_id);

create table comment (
  company text collate "C" not null,
  id uuid not null,
  thread_id uuid not null,
  body jsonb,
  visibility text not null,
  author_id text collate "C" not null,
  reply_to uuid,
  edited_at timestamptz,
  deleted_at timestamptz,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index comment_by_author on comment (company, author_id, created_at desc);
create index comment_of_thread on comment (company, thread_id, created_at, id);

create table comment_history (
  company text collate "C" not null,
  comment_id uuid not null,
  version int not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (company, comment_id, version)
);

create table communication (
  company text collate "C" not null,
  id uuid not null,
  thread_id uuid,
  topic text not null,
  topic_id uuid,
  contact_id text collate "C",
  direction text not null,
  channel text not null,
  occurred_at timestamptz not null,
  body jsonb,
  visibility text not null,
  author_id text collate "C" not null,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index communication_latest on communication (company, occurred_at desc, id desc);
create index communication_of_thread on communication (company, thread_id, occurred_at desc, id desc);
create index communication_of_contact on communication (company, contact_id, occurred_at desc, id desc) where contact_id is not null;
create index communication_words on communication using gin (topic gin_trgm_ops);

create table task (
  company text collate "C" not null,
  id uuid not null,
  thread_id uuid,
  topic text not null,
  topic_id uuid,
  description jsonb,
  assignee_id text collate "C" not null,
  due_date date,
  status text not null,
  visibility text not null,
  author_id text collate "C" not null,
  status_changed_at timestamptz not null,
  completed_at timestamptz,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index task_newest on task (company, created_at desc, id desc);
create index task_of_thread on task (company, thread_id, created_at desc, id desc);
create index task_of_assignee on task (company, assignee_id, status, due_date);
create index task_due on task (company, due_date) where status not in ('completed', 'cancelled');
create index task_words on task using gin (topic gin_trgm_ops);

create table attachment (
  company text collate "C" not null,
  id uuid not null,
  thread_id uuid not null,
  ref text collate "C" not null,
  kind text collate "C" not null,
  -- The id within the CRM, where the ref names an entry or a thread.
  target_id uuid generated always as (case when kind in ('thread', 'communication', 'task') then substr(ref, strpos(ref, ':') + 1)::uuid end) stored,
  origin text not null,
  visibility text not null,
  author_id text collate "C" not null,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create unique index attachment_once on attachment (company, thread_id, ref);
create index attachment_in_order on attachment (company, thread_id, created_at, id);
create index attachment_of_record on attachment (company, ref, thread_id);

-- What happened in a thread, kept for ever; the entity itself is read when the item is shown.
create table timeline (
  company text collate "C" not null,
  thread_id uuid not null,
  seq bigint not null,
  id uuid not null,
  type text not null,
  at timestamptz not null,
  actor_id text collate "C" not null,
  group_id uuid,
  -- The ref of the entry, or of the attached record.
  subject text collate "C" not null,
  data jsonb,
  shared boolean not null,
  -- True where it counts as unread for others.
  countable boolean not null,
  primary key (company, thread_id, seq, id)
);
create index timeline_countable on timeline (company, thread_id, seq) where countable;
create index timeline_of_subject on timeline (company, subject, thread_id);

create table notification (
  company text collate "C" not null,
  id uuid not null,
  user_id text collate "C" not null,
  reason text not null,
  via text collate "C",
  subject text collate "C" not null,
  subject_id uuid generated always as (substr(subject, strpos(subject, ':') + 1)::uuid) stored,
  thread_id uuid,
  actor_id text collate "C" not null,
  seq bigint not null,
  read_at timestamptz,
  snoozed_until timestamptz,
  -- Withdrawn: what it told of was taken back at once.
  withdrawn boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index notification_of on notification (company, user_id, created_at desc, id desc);
create index notification_unread on notification (company, user_id, thread_id) where read_at is null;
create index notification_about on notification (company, subject, created_at desc);

create table notification_settings (
  company text collate "C" not null,
  user_id text collate "C" not null,
  reasons jsonb not null,
  quiet_from text,
  quiet_to text,
  primary key (company, user_id)
);

-- A reminder that was given: once a task, day and moment over all nodes.
create table due_reminder (
  company text collate "C" not null,
  task_id uuid not null,
  user_id text collate "C" not null,
  due_date date not null,
  moment text not null,
  primary key (company, task_id, user_id, due_date, moment)
);

-- The log of events: kept 7 days or more; entities are read, and projected for their reader, when they are sent.
create table event_log (
  company text collate "C" not null,
  seq bigint not null,
  type text not null,
  at timestamptz not null,
  actor_id text collate "C" not null,
  subject text collate "C" not null,
  thread_id uuid,
  -- Set where the event is told to one person alone.
  owner_id text collate "C",
  shared boolean not null,
  data jsonb,
  -- What is told may have happened long ago; how long an event is kept counts from here.
  logged_at timestamptz not null,
  primary key (company, seq)
);
create index event_log_by_age on event_log (company, logged_at);

-- Answers given to keyed mutations, in the transaction of the mutation itself.
create table idempotency (
  company text collate "C" not null,
  sub text collate "C" not null,
  key text collate "C" not null,
  request text not null,
  body_hash text not null,
  status int not null,
  body text,
  headers jsonb not null,
  seq bigint not null,
  created_at timestamptz not null,
  primary key (company, sub, key)
);
create index idempotency_by_age on idempotency (company, created_at);

do $$
declare
  name text;
begin
  for name in
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname not in ('database_identity', 'schema_migration')
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy of_company on %I to crm_app using (company = nullif(current_setting(''crm.company'', true), ''''))
       with check (company = nullif(current_setting(''crm.company'', true), ''''))', name);
    execute format('grant select, insert, update, delete on %I to crm_app', name);
  end loop;
end $$;
alter table database_identity enable row level security;
alter table database_identity force row level security;
create policy for_all on database_identity for select to crm_app using (true);
grant select on database_identity to crm_app;

-- LIKE is not leakproof, so beneath a row-level policy no trigram index serves it. These functions run as a role
-- of their own whose policy is true, and keep to the company themselves.
create policy for_search on thread_text for select to crm_search using (true);
create policy for_search on record for select to crm_search using (true);
create policy for_upkeep on company_counter for select to crm_search using (true);
grant select on thread_text, record, company_counter to crm_search;

create function crm_search_threads(pattern text, only_shared boolean) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 1000 as $$
  select thread_id from thread_text
  where thread_id is not null and words ilike pattern and company = nullif(current_setting('crm.company', true), '') and (shared or not only_shared)
$$;
create function crm_search_sources(pattern text, only_shared boolean) returns setof text
language sql stable security definer set search_path = public, pg_temp rows 1000 as $$
  select source from thread_text
  where words ilike pattern and company = nullif(current_setting('crm.company', true), '') and (shared or not only_shared)
$$;
create function crm_search_records(pattern text) returns setof text
language sql stable security definer set search_path = public, pg_temp rows 1000 as $$
  select ref from record
  where (coalesce(number, '') || ' ' || title) ilike pattern and company = nullif(current_setting('crm.company', true), '')
$$;
-- The companies there are, for upkeep: what a node does by the clock it does for each of them.
create function crm_companies() returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select company from company_counter order by company
$$;
grant create on schema public to crm_search;
alter function crm_search_threads(text, boolean) owner to crm_search;
alter function crm_search_sources(text, boolean) owner to crm_search;
alter function crm_search_records(text) owner to crm_search;
alter function crm_companies() owner to crm_search;
revoke create on schema public from crm_search;
revoke all on function crm_search_threads(text, boolean), crm_search_sources(text, boolean), crm_search_records(text), crm_companies() from public;
grant execute on function crm_search_threads(text, boolean), crm_search_sources(text, boolean), crm_search_records(text), crm_companies() to crm_app;
