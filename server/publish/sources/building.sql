-- Buildings of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
select
  building.code,
  building.lon,
  building.lat,
  building.footprint,
  coalesce(array_position((select current_setting('publish.class_values')::text[]), building.use), 0)::int2,
  coalesce(array_position((select current_setting('publish.state_values')::text[]), building.danger), 0)::int2,
  0::int2,
  building.title,
  building.grid
from building
where building.subdistrict = current_setting('publish.subdistrict')
order by building.code
