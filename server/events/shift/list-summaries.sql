-- Some events by their numbers. $1 numbers (text[]), $2 patterns of visible grids (text[]). lon, lat: CGCS2000.
select
  event.no, event.category, event.subclass, event.level, event.state, event.source, event.title, event.reported_at,
  event.deadline_at, event.closed_at, event.lon, event.lat, event.grid, address.full_text as address
from grid_event as event
left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
where event.no = any($1::text[]) and event.grid like any($2::text[])
order by coalesce(event.stage_due_at, event.deadline_at) nulls last, event.no
