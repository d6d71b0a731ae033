-- Things of a risk inside some areas. $1 layers (text[]), $2 risk from, $3 patterns of grids (text[]). lon, lat: CGCS2000.
select layer, code, title as name, risk, lon, lat, grid, building
from layer_item
where layer = any($1::text[])
  and risk >= $2
  and grid like any($3::text[])
  and valid_to is null
  and grid <> ''
order by subdistrict, layer, code
