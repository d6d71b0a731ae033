-- Every feature of a layer that may be seen, for export. $2 patterns of visible grids (text[]).
-- Columns: code, title, lon, lat (degrees, CGCS2000), geometry (WKB, null = the point), risk 0–4, attributes, grid.
select code, title, lon, lat, geometry, risk, attributes, grid
from source
where grid like any($2::text[])
order by code
