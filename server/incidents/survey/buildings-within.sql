-- Buildings whose middle lies within bounds. $1 west, $2 south, $3 east, $4 north (degrees, CGCS2000), $5 patterns of visible
-- grids (text[]), $6 at most. footprint: WKB, lon-lat.
select
  building.subdistrict,
  building.code,
  building.title,
  building.floors,
  building.lon,
  building.lat,
  building.grid,
  building.footprint,
  coalesce(address.full_text, building.title) as full_text
from building
left join address on address.subdistrict = building.subdistrict and address.id = building.address_id
where building.lon between $1 and $3
  and building.lat between $2 and $4
  and building.grid like any($5::text[])
order by building.code
limit $6
