-- Open events of one class around a place and a time. $1 subdistrict, $2 subclass, $3 instant, $4 hours, $5 lon, $6 lat, $7 degrees
-- around, $8 patterns of visible grids (text[]), $9 number that is not asked for. lon, lat: CGCS2000.
select
  event.no, event.category, event.subclass, event.level, event.state, event.source, event.title, event.description,
  event.reported_at, event.deadline_at, event.closed_at, event.lon, event.lat, event.grid, address.full_text as address
from grid_event as event
left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
where event.subdistrict = $1
  and event.reported_at between $3::timestamptz - make_interval(hours => $4) and $3::timestamptz + make_interval(hours => $4)
  and event.subclass = $2
  and event.state not in ('rejected', 'closed', 'evaluated', 'voided')
  and event.lon between $5::float8 - $7::float8 and $5::float8 + $7::float8
  and event.lat between $6::float8 - $7::float8 and $6::float8 + $7::float8
  and event.grid like any($8::text[])
  and event.no <> $9
order by event.reported_at
limit 20
