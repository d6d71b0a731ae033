-- Current grids of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
select
  grid_cell.code,
  grid_cell.lon,
  grid_cell.lat,
  grid_cell.geometry,
  coalesce(array_position((select current_setting('publish.class_values')::text[]), grid_cell.kind), 0)::int2,
  0::int2,
  0::int2,
  grid_cell.name,
  grid_cell.code
from grid_cell
where grid_cell.subdistrict = current_setting('publish.subdistrict')
  and grid_cell.valid_to is null
order by grid_cell.code
