-- What is located in communities and lies in no building, and events, which lie where they happened.
-- $1 subdistricts (text[]), $2 communities (text[]). Columns: kind, key (of the row in its table), subdistrict, layer, grid,
-- lon, lat (degrees, CGCS2000).
select 'address' as kind, id::text as key, subdistrict, 'ADDRESS' as layer, grid, lon, lat
from address
where subdistrict = any($1::text[]) and building is null and left(grid, 12) = any($2::text[])
union all
select 'layer_item', code, subdistrict, layer, grid, lon, lat
from layer_item
where subdistrict = any($1::text[]) and building is null and left(grid, 12) = any($2::text[])
union all
select 'grid_event', no, subdistrict, 'EVENT', grid, lon, lat
from grid_event
where subdistrict = any($1::text[]) and left(grid, 12) = any($2::text[])
union all
select 'map_feature', code, subdistrict, layer, grid, lon, lat
from map_feature
where subdistrict = any($1::text[]) and left(grid, 12) = any($2::text[])
union all
select 'sensor', code, subdistrict, '', grid, lon, lat
from sensor
where subdistrict = any($1::text[]) and left(grid, 12) = any($2::text[])
