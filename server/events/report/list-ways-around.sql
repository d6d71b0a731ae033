-- Roads and waters that may lie around a place: their label points do, or they are long. $1 layer, $2 west, $3 south, $4 east,
-- $5 north, $6 patterns of grids (text[]), $7 limit. Columns: name, shape (WKB, lon-lat CGCS2000).
select name, geometry as shape
from map_feature
where layer = $1
  and lon between $2 and $4 and lat between $3 and $5
  and grid like any($6::text[])
limit $7
