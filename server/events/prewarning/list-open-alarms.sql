-- Alarms of some rules to which something may still be folded: their events are open. $1 rules (text[]), $2 not before.
-- lon, lat: CGCS2000.
select alarm.id::text as id, alarm.rule_id, alarm.first_at, alarm.last_at, alarm.lon, alarm.lat, alarm.grid
from alarm
left join grid_event as event on event.subdistrict = alarm.subdistrict and event.no = alarm.event_no
where alarm.rule_id = any($1::text[])
  and alarm.last_at >= $2
  and (alarm.event_no is null or event.state not in ('rejected', 'closed', 'evaluated', 'voided'))
order by alarm.id
