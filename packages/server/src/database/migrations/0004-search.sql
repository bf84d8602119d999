-- Search meets both scripts: texts are kept folded to Latin letters as `search/fold.ts` folds what is typed.
-- Letters are named one by one, since lower() knows only ASCII where the database's collation is C.
create function crm_fold(x text) returns text language sql immutable strict parallel safe as $$
  select translate(replace(replace(replace(replace(replace(replace(replace(normalize(regexp_replace(normalize(lower(translate(x, 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯЫЭЁ', 'абвгдежзийклмнопрстуфхцчшщъьюяыэё')), NFKD), '[\u0300-\u0305\u0307-\u036f]', '', 'g'), NFC), 'щ', 'sht'), 'ж', 'zh'), 'ц', 'ts'), 'ч', 'ch'), 'ш', 'sh'), 'ю', 'yu'), 'я', 'ya'), 'абвгдезийклмнопрстуфхъьыэё', 'abvgdeziyklmnoprstufhayyee')
$$;

alter table thread_text add column folded text not null generated always as (crm_fold(words)) stored;
drop index thread_text_words;
create index thread_text_folded on thread_text using gin (folded gin_trgm_ops);

-- A number is found also without its separators: SO43659 for SO-43659.
alter table record add column folded text not null generated always as (
  crm_fold(coalesce(number, '') || ' ' || title) || ' ' || regexp_replace(crm_fold(coalesce(number, '')), '[^a-z0-9]', '', 'g')
) stored;
drop index record_words;
-- Nothing searches by these: the words of entries stand in thread_text.
drop index communication_words, task_words;
create index record_folded on record using gin (folded gin_trgm_ops);

drop function crm_search_threads(text, boolean), crm_search_sources(text, boolean), crm_search_records(text);
create function crm_search_threads(patterns text[], only_shared boolean) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 1000 as $$
  select thread_id from thread_text
  where thread_id is not null and folded like any (patterns)
    and company = nullif(current_setting('crm.company', true), '') and (shared or not only_shared)
$$;
create function crm_search_sources(patterns text[], only_shared boolean) returns setof text
language sql stable security definer set search_path = public, pg_temp rows 1000 as $$
  select source from thread_text
  where folded like any (patterns) and company = nullif(current_setting('crm.company', true), '') and (shared or not only_shared)
$$;
create function crm_search_records(patterns text[]) returns setof text
language sql stable security definer set search_path = public, pg_temp rows 1000 as $$
  select ref from record where folded like any (patterns) and company = nullif(current_setting('crm.company', true), '')
$$;
grant create on schema public to crm_search;
alter function crm_search_threads(text[], boolean) owner to crm_search;
alter function crm_search_sources(text[], boolean) owner to crm_search;
alter function crm_search_records(text[]) owner to crm_search;
revoke create on schema public from crm_search;
revoke all on function crm_search_threads(text[], boolean), crm_search_sources(text[], boolean), crm_search_records(text[]) from public;
grant execute on function crm_search_threads(text[], boolean), crm_search_sources(text[], boolean), crm_search_records(text[]) to crm_app;
