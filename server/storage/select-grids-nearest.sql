-- Current grids whose label points lie nearest to a position. $1 lon, $2 lat: degrees, CGCS2000; $3 limit.
-- Columns: code, kind, geometry (WKB polygon, lon-lat).
select code, kind, geometry
from grid_cell
where valid_to is null
order by (lon - $1::float8) ^ 2 + (lat - $2::float8) ^ 2
limit $3
