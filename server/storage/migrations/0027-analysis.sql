-- A view holds a question or SQL, and knows which layers it asks about, so that its subscribers hear of new data.
alter table saved_view alter column question drop not null;
alter table saved_view add column sql text;
alter table saved_view add constraint saved_view_content check (num_nonnulls(question, sql) = 1);
alter table saved_view add column layers text[] not null default '{}';
update saved_view set layers = array(
  select distinct layer #>> '{}'
  from jsonb_path_query(question, '$.**.what') as layer
  union
  select distinct layer #>> '{}'
  from jsonb_path_query(question, '$.**.layer') as layer
);
create index saved_view_shared_roles on saved_view using gin (shared_roles);
create index saved_view_shared_accounts on saved_view using gin (shared_accounts);

alter table view_subscription add column seen_count integer;                -- found when last opened; null = not counted
alter table view_subscription add column threshold real not null default 0.1;  -- share by which it must change to be news
