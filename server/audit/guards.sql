-- The triggers on the tables of the audit log: name, whether they fire, and the text of what they run.
select
  trigger.tgname as trigger,
  trigger.tgenabled in ('O', 'A') as enabled,
  function.prosrc as source
from pg_trigger as trigger
join pg_proc as function on function.oid = trigger.tgfoid
where not trigger.tgisinternal
  and trigger.tgrelid in ('audit_pending'::regclass, 'audit_entry'::regclass, 'audit_content'::regclass)
