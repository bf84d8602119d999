-- Files of entries and webhooks. What a file holds stands in the file storage; here stands who sees it and what it is.

-- Signs the links under which files are fetched without a token; each company has its own.
alter table company
  add column file_key text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');

create table file (
  company text collate "C" not null,
  id uuid not null,
  name text not null,
  -- Null until the upload tells its length.
  size bigint,
  -- Found in the content once it is whole, as are the next two.
  content_type text,
  sha256 text,
  -- The type of its small picture; null where it has none.
  thumbnail_type text,
  author_id text collate "C" not null,
  completed_at timestamptz,
  -- Null while it is attached; what is not attached by then is swept.
  expires_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);
create index file_to_sweep on file (company, expires_at) where expires_at is not null;
create index file_unattached on file (company, author_id) where expires_at is not null;

-- Which entry shows which files.
create table file_use (
  company text collate "C" not null,
  source_kind text collate "C" not null,
  source_id uuid not null,
  file_id uuid not null,
  position int not null,
  primary key (company, source_kind, source_id, file_id),
  foreign key (company, file_id) references file on delete cascade
);
create index file_use_of on file_use (company, file_id);

create table webhook (
  company text collate "C" not null,
  id uuid not null,
  url text not null,
  -- Null: every type.
  types text[],
  secret text not null,
  -- Events up to this one stand in the queue.
  queued_seq bigint not null,
  -- Attempts in a row that came to nothing, since when, and when the next one is due.
  failures int not null default 0,
  failing_since timestamptz,
  next_attempt_at timestamptz,
  -- Who delivers now; a publisher that dies is followed once its claim is over.
  claimed_by uuid,
  claimed_until timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  request_hash text,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company, id)
);

create table webhook_delivery (
  company text collate "C" not null,
  id uuid not null,
  webhook_id uuid not null,
  -- The place of its event; zero for a test, which goes before all others.
  seq bigint not null,
  type text not null,
  -- The very bytes that are signed, alike in every attempt.
  body text not null,
  status text not null default 'pending',
  attempts int not null default 0,
  response_status int,
  error text,
  attempted_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null,
  primary key (company, id),
  foreign key (company, webhook_id) references webhook on delete cascade
);
create index webhook_delivery_queue on webhook_delivery (company, webhook_id, seq, id) where status = 'pending';
create index webhook_delivery_by_age on webhook_delivery (company, created_at);
create index webhook_delivery_latest on webhook_delivery (company, webhook_id, id desc);

-- How long things stood in which status is read off the timeline.
create index timeline_statuses on timeline (company, subject, seq) where type = 'status_change';

do $$
declare
  name text;
begin
  foreach name in array array['file', 'file_use', 'webhook', 'webhook_delivery']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy of_company on %I to crm_app using (company = nullif(current_setting(''crm.company'', true), ''''))
       with check (company = nullif(current_setting(''crm.company'', true), ''''))', name);
    execute format('grant select, insert, update, delete on %I to crm_app', name);
  end loop;
end $$;
