-- Things of thematic layers on an address, the riskiest first.
-- $1 subdistrict, $2 building, $3 room or null = the whole building, $4 limit, $5 and $6 layers and
-- patterns of grids side by side: what may be seen of each layer (text[]).
select layer, code, title, class, state, risk, room, count(*) over ()::int as total
from layer_item
where subdistrict = $1
  and building = $2
  and ($3::text is null or room = $3)
  and exists (
    select from unnest($5::text[], $6::text[]) as seen (of_layer, pattern)
    where seen.of_layer = layer_item.layer and layer_item.grid like seen.pattern
  )
  and valid_to is null
order by risk desc, layer, code
limit $4
