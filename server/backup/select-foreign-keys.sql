-- Columns: table, name, definition (what follows `add constraint`).
select class.relname as table, key.conname as name, pg_get_constraintdef(key.oid) as definition
from pg_constraint as key
join pg_class as class on class.oid = key.conrelid
where key.contype = 'f'
  and key.connamespace = current_schema()::regnamespace
  and key.conparentid = 0
order by class.relname, key.conname
