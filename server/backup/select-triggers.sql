-- Triggers that the migrations made. Columns: table, name, state (pg_trigger.tgenabled: O, A, R or D).
select class.relname as table, trigger.tgname as name, trigger.tgenabled as state
from pg_trigger as trigger
join pg_class as class on class.oid = trigger.tgrelid
where class.relnamespace = current_schema()::regnamespace
  and not trigger.tgisinternal
  and not class.relispartition
order by class.relname, trigger.tgname
