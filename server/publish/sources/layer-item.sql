-- Things on one thematic layer of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
select
  layer_item.code,
  layer_item.lon,
  layer_item.lat,
  layer_item.geometry,
  layer_item.class,
  layer_item.state,
  layer_item.risk,
  layer_item.title,
  layer_item.grid
from layer_item
where layer_item.subdistrict = current_setting('publish.subdistrict')
  and layer_item.layer = current_setting('publish.layer')
  and layer_item.valid_to is null
order by layer_item.code
