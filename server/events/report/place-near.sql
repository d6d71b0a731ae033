-- The nearest building of a grid within about 60 m of a position. $1 lon, $2 lat: degrees, CGCS2000; $3 grid.
select building.subdistrict, building.address_id, building.code as building, null::text as room
from building
join address on address.subdistrict = building.subdistrict and address.id = building.address_id
where building.grid = $3
  and building.lon between $1::float8 - 0.0006 and $1::float8 + 0.0006
  and building.lat between $2::float8 - 0.0006 and $2::float8 + 0.0006
  and address.state in ('active', 'verified')
order by point(building.lon, building.lat) <-> point($1::float8, $2::float8)
limit 1
