-- Current grids. $1 patterns of visible grids (text[]), $2 subdistricts to look in (text[]) or null = all.
-- Geometry: WKB, lon-lat, CGCS2000. `households` is the number that the grid was drawn with.
select subdistrict, code, name, kind, community, geometry, households
from grid_cell
where valid_to is null and code like any($1::text[]) and ($2::text[] is null or subdistrict = any($2))
order by code
