-- A page of events, newest first. Each filter is null = not asked.
-- $1 patterns of visible grids (text[]), $2 subdistricts to look in (text[]), $3 states (text[]), $4 category,
-- $5 level 1–4, $6 reported from, $7 reported before, $8 only overdue (boolean), $9 and $10 reported_at and no of the
-- last event of the page before, $11 limit. lon, lat: CGCS2000.
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
  address.full_text as address
from grid_event as event
left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
where event.grid like any($1::text[])
  and ($2::text[] is null or event.subdistrict = any($2))
  and ($3::text[] is null or event.state = any($3))
  and ($4::text is null or event.category = $4)
  and ($5::smallint is null or event.level = $5)
  and ($6::timestamptz is null or event.reported_at >= $6)
  and ($7::timestamptz is null or event.reported_at < $7)
  and (not $8::boolean or (
    event.deadline_at < now() and event.state not in ('rejected', 'closed', 'evaluated', 'voided')
  ))
  and ($9::timestamptz is null or (event.reported_at, event.no) < ($9, $10))
order by event.reported_at desc, event.no desc
limit $11
