-- Roads, water, land use and what users brought, of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
select
  map_feature.code,
  map_feature.lon,
  map_feature.lat,
  map_feature.geometry,
  map_feature.class,
  map_feature.state,
  map_feature.risk,
  map_feature.name,
  map_feature.grid
from map_feature
where map_feature.subdistrict = current_setting('publish.subdistrict')
  and map_feature.layer = current_setting('publish.layer')
order by map_feature.code
