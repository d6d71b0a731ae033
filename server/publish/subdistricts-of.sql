-- Which packs a layer consists of: subdistricts that have rows for it, and those that have a current pack.
-- $1 = layer, $2 = its table (one of sources.ts).
select distinct subdistrict
from (
  select coalesce(nullif(subdistrict, ''), '000000000') as subdistrict from division where $2 = 'division'
  union all
  select subdistrict from grid_cell where $2 = 'grid'
  union all
  select subdistrict from building where $2 in ('building', 'resident')
  union all
  select subdistrict from address where $2 = 'address'
  union all
  select subdistrict from org_site where $2 = 'enterprise'
  union all
  select subdistrict from grid_event where $2 = 'event'
  union all
  select subdistrict from layer_item where $2 = 'layer-item' and layer = $1
  union all
  select subdistrict from map_feature where $2 = 'map-feature' and layer = $1
  union all
  select subdistrict from pack where layer = $1 and current
) found
order by subdistrict
