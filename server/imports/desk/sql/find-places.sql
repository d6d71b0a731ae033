-- Addresses by their keys. $1 subdistricts, $2 ids, side by side; $3 patterns of grids that may be seen.
-- Columns as in FoundPlace; lon, lat: CGCS2000.
select
  address.subdistrict, address.id as "addressId", address.level, address.building,
  case when address.level = 12 then address.code end as room,
  address.lon, address.lat, address.grid, address.full_text as "fullText", 1 as confidence
from unnest($1::text[], $2::bigint[]) as wanted (subdistrict, id)
join address on address.subdistrict = wanted.subdistrict and address.id = wanted.id
where address.state <> 'retired' and address.grid like any($3::text[])
