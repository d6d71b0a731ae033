-- How many alarms are open, and how many of them nobody has acknowledged. $1 patterns of visible grids (text[]).
select
  count(*)::int as open,
  count(*) filter (where alarm.acknowledged_at is null)::int as unacknowledged
from alarm
left join grid_event as event on event.subdistrict = alarm.subdistrict and event.no = alarm.event_no
where alarm.grid like any($1::text[])
  and (alarm.event_no is null or event.state not in ('rejected', 'closed', 'evaluated', 'voided'))
