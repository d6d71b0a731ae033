-- Current grids of the district whose label point lies near a box. $1 west, $2 south, $3 east, $4 north: degrees, CGCS2000.
-- Columns: code, kind, geometry (WKB polygon, lon-lat).
select code, kind, geometry
from grid_cell
where valid_to is null
  and lon between $1::float8 - 0.5 and $3::float8 + 0.5
  and lat between $2::float8 - 0.5 and $4::float8 + 0.5
