-- Rows of one file with the same key: those that say the same are one row, the others contradict each other. $1 job.
with repeated as (
  select key
  from import_row
  where job = $1 and key is not null and kind not in ('failed', 'removed', 'doubtful')
  group by key
  having count(*) > 1
),
same_key as (
  select key, min(row) as first, min(encode(digest, 'hex')) <> max(encode(digest, 'hex')) as differ
  from import_row
  join repeated using (key)
  where job = $1 and kind not in ('failed', 'removed', 'doubtful')
  group by key
)
update import_row
set
  kind = 'failed',
  remarks = coalesce(remarks, '[]'::jsonb)
    || jsonb_build_array(jsonb_build_array('', case when differ then 'contradictory-rows' else 'repeated-row' end))
from same_key
where import_row.job = $1 and import_row.key = same_key.key and (differ or import_row.row > same_key.first)
  and import_row.kind not in ('failed', 'removed', 'doubtful')
