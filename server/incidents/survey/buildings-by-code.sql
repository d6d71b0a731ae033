-- Buildings by their codes. $1 codes (text[]), $2 patterns of visible grids (text[]), $3 at most. footprint: WKB, lon-lat.
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
where building.code = any($1::text[]) and building.grid like any($2::text[])
order by building.code
limit $3
