-- Rows of one file with the same key: those that say the same are one row, the others contradict each other. $1 job.
with same_key as (
  select
    row,
    row_number() over (partition by key order by row) as nth,
    min(encode(digest, 'hex')) over (partition by key) <> max(encode(digest, 'hex')) over (partition by key) as differ
  from import_row
  where job = $1 and kind not in ('failed', 'removed', 'doubtful')
)
update import_row
set
  kind = 'failed',
  remarks = coalesce(remarks, '[]'::jsonb)
    || jsonb_build_array(jsonb_build_array('', case when differ then 'contradictory-rows' else 'repeated-row' end))
from same_key
where import_row.job = $1 and import_row.row = same_key.row and (differ or nth > 1)
