-- One address by its code. $1 code of a building or room, $2 patterns of visible grids (text[]). lon, lat: CGCS2000.
select subdistrict, code, level, full_text, community, lon, lat, 0 as rest
from address
where code = $1 and grid like any($2::text[])
