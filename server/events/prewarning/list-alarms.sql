-- Alarms, the newest first, with the events that they have opened. $1 patterns of visible grids (text[]), $2 only those that are
-- open (boolean), $3 from, $4 before, $5 limit, $6 id of one alarm (null = all). lon, lat: CGCS2000.
select
  alarm.id::text as id, alarm.rule, alarm.rule_version, alarm.first_at, alarm.last_at, alarm.lon, alarm.lat,
  alarm.grid, alarm.cleared_at, alarm.acknowledged_at, account.display_name as acknowledged_by,
  address.full_text as address,
  event.no as event_no, event.state, event.title, event.level, event.deadline_at
from alarm
left join grid_event as event on event.subdistrict = alarm.subdistrict and event.no = alarm.event_no
left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
left join user_account as account on account.id = alarm.acknowledged_by
where alarm.grid like any($1::text[])
  and (not $2::boolean or alarm.event_no is null or event.state not in ('rejected', 'closed', 'evaluated', 'voided'))
  and ($3::timestamptz is null or alarm.last_at >= $3)
  and ($4::timestamptz is null or alarm.first_at < $4)
  and ($6::bigint is null or alarm.id = $6)
order by alarm.last_at desc, alarm.id desc
limit $5
