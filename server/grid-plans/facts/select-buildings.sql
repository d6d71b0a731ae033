-- Footprints of an area. $1 subdistricts (text[]), $2 prefix of communities, $3 patterns of visible grids (text[]).
-- Footprint: WKB polygon, lon-lat, CGCS2000.
select code, estate, footprint
from building
where subdistrict = any($1::text[])
  and (starts_with(grid, $2) or starts_with(community, $2))
  and grid like any($3::text[])
order by code
