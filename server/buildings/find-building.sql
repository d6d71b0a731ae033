-- One building with its standard address. $1 code, $2 patterns of visible grids (text[]). lon, lat: CGCS2000.
select
  building.code,
  building.subdistrict,
  building.title,
  building.use,
  building.floors,
  building.year,
  address.level,
  address.full_text,
  address.lon,
  address.lat,
  address.community,
  address.grid,
  coalesce(community.name, '') as community_name
from building
join address on address.subdistrict = building.subdistrict and address.id = building.address_id
left join division as community on community.code = building.community and community.valid_to is null
where building.code = $1 and building.grid like any($2::text[])
