-- Roads whose middle lies within bounds. $1 west, $2 south, $3 east, $4 north (degrees, CGCS2000), $5 patterns of visible grids
-- (text[]), $6 at most. class: position in the registry's values; geometry: WKB, lon-lat.
select road.name, road.class, road.geometry
from map_feature as road
where road.layer = 'ROAD'
  and road.lon between $1 and $3
  and road.lat between $2 and $4
  and road.grid like any($5::text[])
limit $6
