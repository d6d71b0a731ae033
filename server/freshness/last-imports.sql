-- When each sender has last brought what. $1 targets. Columns: target, sender, at.
select target, sender, max(committed_at) as at
from import_job
where target = any($1::text[]) and committed_at is not null and job ->> 'state' = 'committed'
group by target, sender
