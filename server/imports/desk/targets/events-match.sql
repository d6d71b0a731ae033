-- Events that rows without a known number may be about: of the same title, reported on the same day at the same place.
-- $1 job, $2 target, $3 sender.
update import_row
set code = found.no
from (
  select waiting.row, min(event.no) as no
  from import_row as waiting
  join grid_event as event
    on event.subdistrict = waiting.subdistrict and event.grid = waiting.grid
      and event.title = waiting.values ->> 'title'
      and event.reported_at = (waiting.values ->> 'reported_at')::timestamptz
  where waiting.job = $1 and waiting.code is null and waiting.kind not in ('failed', 'removed', 'doubtful')
    and not exists (
      select from import_key
      where import_key.target = $2 and import_key.sender = $3 and import_key.code = event.no
    )
  group by waiting.row
  having count(*) = 1
) as found
where import_row.job = $1 and import_row.row = found.row
