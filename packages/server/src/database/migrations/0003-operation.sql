-- What is put off is looked for every minute, among all that is unread.
create index notification_snoozed on notification (company, snoozed_until) where snoozed_until is not null;

-- Where this history lies: the cluster, its timeline and the database. Elsewhere it is another history, under a new epoch.
alter table database_identity add column origin text;
create policy of_owner on database_identity to current_user using (true) with check (true);

-- How far each feed of the ERP has been pulled.
create table erp_cursor (
  company text collate "C" not null,
  source text collate "C" not null,
  cursor text not null,
  pulled_at timestamptz not null,
  primary key (company, source)
);
alter table erp_cursor enable row level security;
alter table erp_cursor force row level security;
create policy of_company on erp_cursor to crm_app using (company = nullif(current_setting('crm.company', true), ''))
  with check (company = nullif(current_setting('crm.company', true), ''));
grant select, insert, update, delete on erp_cursor to crm_app;
