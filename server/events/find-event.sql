-- One event. $1 number, $2 patterns of visible grids (text[]). lon, lat: CGCS2000.
select
  event.no,
  event.category,
  event.category_version,
  event.subclass,
  event.tags,
  event.level,
  event.state,
  event.source,
  event.title,
  event.description,
  event.reported_at,
  event.deadline_at,
  event.closed_at,
  event.building,
  event.room,
  event.lon,
  event.lat,
  event.community,
  event.grid,
  event.attributes,
  address.full_text as address
from grid_event as event
left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
where event.no = $1 and event.grid like any($2::text[])
