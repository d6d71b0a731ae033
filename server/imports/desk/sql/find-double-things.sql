-- Two rows about one thing: the second of them is of no use. $1 job.
with same_thing as (
  select row, row_number() over (partition by code order by row) as nth
  from import_row
  where job = $1 and code is not null and kind not in ('failed', 'removed', 'doubtful')
)
update import_row
set
  kind = 'failed',
  remarks = coalesce(remarks, '[]'::jsonb) || '[["", "contradictory-rows"]]'::jsonb
from same_thing
where import_row.job = $1 and import_row.row = same_thing.row and nth > 1
