-- Two rows about one thing: the second of them is of no use. $1 job.
with same_thing as (
  select code, min(row) as first
  from import_row
  where job = $1 and code is not null and kind not in ('failed', 'removed', 'doubtful')
  group by code
  having count(*) > 1
)
update import_row
set
  kind = 'failed',
  remarks = coalesce(remarks, '[]'::jsonb) || '[["", "contradictory-rows"]]'::jsonb
from same_thing
where import_row.job = $1 and import_row.code = same_thing.code and import_row.row > same_thing.first
  and import_row.kind not in ('failed', 'removed', 'doubtful')
