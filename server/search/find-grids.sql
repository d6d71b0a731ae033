-- Grids by name or code. $1 like pattern of the name, $2 like pattern of the code, $3 patterns of visible grids (text[]),
-- $4 limit. Geometry: WKB, lon-lat, CGCS2000.
select code, name as title, community, lon, lat, geometry
from grid_cell
where valid_to is null and (name like $1 or code like $2) and code like any($3::text[])
order by length(name), code
limit $4
