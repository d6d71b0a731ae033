-- Open events of one class around places and times. $1 hours, $2 degrees around, $3 an array (jsonb) of no (that is not asked for),
-- subdistrict, subclass, at, lon, lat (CGCS2000), patterns (of visible grids). Columns: twin_of (the no), and of the event.
select given.no as twin_of, twin.*
from jsonb_to_recordset($3::jsonb) as given (
  no text, subdistrict text, subclass text, at timestamptz, lon double precision, lat double precision, patterns text[]
)
join lateral (
  select
    event.no, event.category, event.subclass, event.level, event.state, event.source, event.title, event.description,
    event.reported_at, event.deadline_at, event.closed_at, event.lon, event.lat, event.grid, address.full_text as address
  from grid_event as event
  left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
  where event.subdistrict = given.subdistrict
    and event.reported_at between given.at - make_interval(hours => $1) and given.at + make_interval(hours => $1)
    and event.subclass = given.subclass
    and event.state not in ('rejected', 'closed', 'evaluated', 'voided')
    and event.lon between given.lon - $2::float8 and given.lon + $2::float8
    and event.lat between given.lat - $2::float8 and given.lat + $2::float8
    and event.grid like any(given.patterns)
    and event.no <> given.no
  order by event.reported_at
  limit 20
) as twin on true
