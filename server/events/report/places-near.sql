-- The nearest building of a grid within about 60 m of each position. $1 lons, $2 lats: degrees, CGCS2000; $3 grids, side by side.
-- Columns: place (from 1, in the order given), and of the building; places without one are left out.
select given.place::integer, near.*
from unnest($1::float8[], $2::float8[], $3::text[]) with ordinality as given (lon, lat, grid, place)
join lateral (
  select building.subdistrict, building.address_id, building.code as building, null::text as room
  from building
  join address on address.subdistrict = building.subdistrict and address.id = building.address_id
  where building.grid = given.grid
    and building.lon between given.lon - 0.0006 and given.lon + 0.0006
    and building.lat between given.lat - 0.0006 and given.lat + 0.0006
    and address.state in ('active', 'verified')
  order by point(building.lon, building.lat) <-> point(given.lon, given.lat)
  limit 1
) as near on true
