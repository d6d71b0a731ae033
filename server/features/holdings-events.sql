-- What happened on an address, the newest first.
-- $1 subdistrict, $2 building, $3 room or null = the whole building, $4 limit, $5 states that are open (text[]),
-- $6 patterns of visible grids (text[]).
select
  event.no,
  event.category,
  event.subclass,
  event.level,
  event.state,
  event.source,
  event.title,
  event.reported_at,
  event.deadline_at,
  event.closed_at,
  event.lon,
  event.lat,
  event.grid,
  address.full_text as address,
  count(*) over ()::int as total,
  count(*) filter (where event.state = any($5::text[])) over ()::int as open
from grid_event as event
left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
where event.subdistrict = $1 and event.building = $2 and ($3::text is null or event.room = $3)
  and event.grid like any($6::text[])
order by event.reported_at desc, event.no
limit $4
