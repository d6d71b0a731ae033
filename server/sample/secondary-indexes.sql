-- Indexes that are not part of a primary key, of the tables named. $1 table names (text[]).
-- Columns: name, definition (a complete `create index` statement).
select indexes.indexname as name, indexes.indexdef as definition
from pg_indexes as indexes
where indexes.schemaname = current_schema()
  and indexes.tablename = any($1::text[])
  and not exists (
    select from pg_constraint as key
    where key.conname = indexes.indexname
      and key.connamespace = current_schema()::regnamespace
      and key.contype in ('p', 'u')
  )
order by indexes.indexname
