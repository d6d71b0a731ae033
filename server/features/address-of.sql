-- The standard address that a thing hangs on, with its community's name.
-- $1 subdistrict, $2 address id, null = the building's, $3 building code or null. lon, lat: CGCS2000.
select
  address.code,
  address.building,
  address.level,
  address.full_text,
  address.lon,
  address.lat,
  address.subdistrict,
  address.community,
  address.grid,
  coalesce(community.name, '') as community_name
from address
left join division as community on community.code = address.community and community.valid_to is null
where address.subdistrict = $1
  and address.id = coalesce($2::bigint, (select address_id from building where subdistrict = $1 and code = $3))
