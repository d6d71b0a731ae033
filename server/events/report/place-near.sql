-- The nearest building of a grid within about 60 m of a position. $1 lon, $2 lat: degrees, CGCS2000; $3 grid.
select subdistrict, id as address_id, building, null::text as room
from address
where level = 9
  and point(lon, lat) <@ box(point($1::float8 - 0.0006, $2::float8 - 0.0006), point($1::float8 + 0.0006, $2::float8 + 0.0006))
  and grid = $3
  and state in ('active', 'verified')
order by point(lon, lat) <-> point($1::float8, $2::float8)
limit 1
