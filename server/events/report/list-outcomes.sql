-- What has become of reports. $1 ids that their sender's numbers come to (uuid[]), $2 account that sent them, $3 patterns of visible
-- grids (text[]). Columns as in ReportOutcome but for foreignNo; client_id.
select
  event.client_id,
  event.no,
  event.state,
  coalesce(division.name, event.desk_area) as "deskName",
  event.deadline_at as "deadlineAt",
  event.disposed_at as "disposedAt",
  event.closed_at as "closedAt",
  event.rating,
  event.merged_into as "mergedInto",
  (
    select max(action.at) from event_action as action
    where action.subdistrict = event.subdistrict and action.no = event.no
  ) as "changedAt"
from grid_event as event
left join division on division.code = rpad(event.desk_area, 12, '0') and division.valid_to is null
where event.client_id = any($1::uuid[])
  and event.reported_by = $2
  and event.grid like any($3::text[])
