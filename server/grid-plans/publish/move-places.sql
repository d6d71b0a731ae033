-- What lies in another grid now and in no building. Table moved_place (kind, key, subdistrict, layer, grid). Open events
-- are for their clock to look at: whoever holds one may have nothing to do there any more.
with
  addresses as (
    update address set grid = moved.grid from moved_place as moved
    where moved.kind = 'address' and address.subdistrict = moved.subdistrict and address.id = moved.key::bigint
  ),
  items as (
    update layer_item set grid = moved.grid from moved_place as moved
    where moved.kind = 'layer_item' and layer_item.subdistrict = moved.subdistrict
      and layer_item.layer = moved.layer and layer_item.code = moved.key
  ),
  features as (
    update map_feature set grid = moved.grid from moved_place as moved
    where moved.kind = 'map_feature' and map_feature.subdistrict = moved.subdistrict
      and map_feature.layer = moved.layer and map_feature.code = moved.key
  ),
  sensors as (
    update sensor set grid = moved.grid from moved_place as moved
    where moved.kind = 'sensor' and sensor.code = moved.key
  ),
  events as (
    update grid_event set
      grid = moved.grid,
      next_tick_at = case
        when course is not null and state not in ('rejected', 'closed', 'evaluated', 'voided') then now()
        else next_tick_at end
    from moved_place as moved
    where moved.kind = 'grid_event' and grid_event.subdistrict = moved.subdistrict and grid_event.no = moved.key
  )
select distinct layer, subdistrict from moved_place where layer <> ''
