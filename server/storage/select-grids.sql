-- All current grids. Columns: code, kind, geometry (WKB polygon, lon-lat CGCS2000).
select code, kind, geometry
from grid_cell
where valid_to is null
