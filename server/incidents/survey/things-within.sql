-- Things on thematic layers within bounds. $1 west, $2 south, $3 east, $4 north (degrees, CGCS2000), $5 layers and $6 patterns of
-- visible grids side by side (text[]).
select item.layer, item.code, item.title, item.lon, item.lat, item.grid, item.risk, item.attributes
from layer_item as item
where item.layer = any($5::text[])
  and item.lon between $1 and $3
  and item.lat between $2 and $4
  and item.valid_to is null
  and exists (
    select from unnest($5::text[], $6::text[]) as seen (layer, pattern)
    where seen.layer = item.layer and item.grid like seen.pattern
  )
