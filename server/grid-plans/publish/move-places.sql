-- What lies in another grid now and in no building, but for open events. $1 subdistrict. Table moved_place (kind, key, subdistrict,
-- layer, grid). Answers a row for each layer that is different now.
with
  moved_there as (select kind, key, subdistrict, layer, grid from moved_place where subdistrict = $1),
  addresses as (
    update address set grid = moved.grid from moved_there as moved
    where moved.kind = 'address' and address.subdistrict = moved.subdistrict and address.id = moved.key::bigint
  ),
  items as (
    update layer_item set grid = moved.grid from moved_there as moved
    where moved.kind = 'layer_item' and layer_item.subdistrict = moved.subdistrict
      and layer_item.layer = moved.layer and layer_item.code = moved.key
  ),
  features as (
    update map_feature set grid = moved.grid from moved_there as moved
    where moved.kind = 'map_feature' and map_feature.subdistrict = moved.subdistrict
      and map_feature.layer = moved.layer and map_feature.code = moved.key
  ),
  sensors as (
    update sensor set grid = moved.grid from moved_there as moved
    where moved.kind = 'sensor' and sensor.code = moved.key
  ),
  events as (
    update grid_event set grid = moved.grid from moved_there as moved
    where moved.kind = 'grid_event' and grid_event.subdistrict = moved.subdistrict and grid_event.no = moved.key
      and grid_event.state in ('rejected', 'closed', 'evaluated', 'voided')
  )
select distinct layer, subdistrict from moved_there where layer <> ''
