-- What a backup holds. Columns: name, columns (text[], without generated ones, in their order), bytes (on the disk).
-- Partitions are read through their parent; unlogged tables hold nothing that would outlive a crash.
select
  class.relname as name,
  array_agg(attribute.attname::text order by attribute.attnum) as columns,
  pg_table_size(class.oid) as bytes
from pg_class as class
join pg_attribute as attribute
  on attribute.attrelid = class.oid and attribute.attnum > 0
    and not attribute.attisdropped and attribute.attgenerated = ''
where class.relnamespace = current_schema()::regnamespace
  and class.relkind in ('r', 'p')
  and class.relpersistence = 'p'
  and not class.relispartition
  and not exists (
    select from pg_depend as member
    where member.classid = 'pg_class'::regclass and member.objid = class.oid and member.deptype = 'e'
  )
group by class.oid, class.relname
order by pg_table_size(class.oid) desc, class.relname
