-- How fresh the things of thematic layers are, all together and by sender. $1 layers, $2 patterns of grids side by side:
-- what may be seen; $3 layers of things in the open, whose place is their position. Columns: layer, sender ('' = from
-- everywhere), rows, placed (rows at an active address, or in the open within a grid).
with seen as (
  select
    item.layer, item.code,
    address.id is not null or (item.layer = any($3::text[]) and item.grid <> '') as is_placed
  from layer_item as item
  left join address
    on address.subdistrict = item.subdistrict and address.id = item.address_id and address.state <> 'retired'
  where item.valid_to is null
    and exists (
      select from unnest($1::text[], $2::text[]) as visible (layer, pattern)
      where visible.layer = item.layer and item.grid like visible.pattern
    )
)
select layer, '' as sender, count(*)::int as rows, count(*) filter (where is_placed)::int as placed
from seen
group by layer
union all
select seen.layer, import_key.sender, count(*)::int, count(*) filter (where is_placed)::int
from seen
join import_key on import_key.target = seen.layer and import_key.code = seen.code
group by seen.layer, import_key.sender
