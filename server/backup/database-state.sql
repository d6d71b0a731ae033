-- Whether a database may be restored into. Columns: objects (how many tables, views, sequences and functions of ours are
-- there already, those of extensions not counted; the schema of the job queue is one), settings (it has our table of settings).
select
  (
    select count(*)::int from pg_class as class
    where class.relnamespace = current_schema()::regnamespace
      and class.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (
        select from pg_depend as member
        where member.classid = 'pg_class'::regclass and member.objid = class.oid and member.deptype = 'e'
      )
  ) + (select count(*)::int from pg_namespace where nspname = 'pgboss') as objects,
  to_regclass('setting') is not null as settings
