-- Everything on one layer in one subdistrict, for columns. $1 {layer, classValues} (of the source), $2 the subdistrict's codes.
-- Positions in degrees, CGCS2000; geometry WKB, null for points.
select code, title, grid, building, room, lon, lat, geometry, risk, attributes
from source
where subdistrict = any($2::text[])
order by code
