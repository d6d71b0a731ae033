-- Indexes that no key stands on. Columns: name, definition (a complete `create index` statement).
select indexes.indexname as name, indexes.indexdef as definition
from pg_indexes as indexes
join pg_class as class
  on class.relname = indexes.indexname and class.relnamespace = current_schema()::regnamespace
where indexes.schemaname = current_schema()
  and not class.relispartition
  and not exists (select from pg_constraint as key where key.conindid = class.oid)
order by indexes.tablename, indexes.indexname
