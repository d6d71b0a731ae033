-- Events that were there on a day: reported before its end and not ended before its begin. $1 begin, $2 end,
-- $3 patterns of visible grids (text[]), $4 limit. lon, lat: CGCS2000. `actions`: of those that are led here, in their order.
select
  event.no, event.title, event.subclass, event.level, event.state, event.lon, event.lat, event.reported_at,
  event.deadline_at, event.closed_at,
  case when event.course is not null then (
    select jsonb_agg(action.action order by action.seq)
    from event_action as action
    where action.subdistrict = event.subdistrict and action.no = event.no and action.at < $2
  ) end as actions
from grid_event as event
where event.grid like any($3::text[])
  and event.reported_at < $2
  and (
    event.reported_at >= $1 or event.closed_at >= $1
    or event.state not in ('rejected', 'closed', 'evaluated', 'voided')
  )
order by event.level, event.reported_at desc, event.no
limit $4
