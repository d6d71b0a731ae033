-- Buildings that lie in another grid now, with everything that is in them: what hangs on an address goes where it goes.
-- $1 subdistrict. Table moved_building (subdistrict, code, grid). Answers a row for each layer and subdistrict that is different now.
with
  moved_there as (select subdistrict, code, grid from moved_building where subdistrict = $1),
  buildings as (
    update building set grid = moved.grid from moved_there as moved
    where building.subdistrict = moved.subdistrict and building.code = moved.code
    returning building.subdistrict
  ),
  addresses as (
    update address set grid = moved.grid from moved_there as moved
    where address.subdistrict = moved.subdistrict and address.building = moved.code
    returning address.subdistrict
  ),
  sites as (
    update org_site set grid = moved.grid from moved_there as moved
    where org_site.subdistrict = moved.subdistrict and org_site.building = moved.code
    returning org_site.subdistrict
  ),
  items as (
    update layer_item set grid = moved.grid from moved_there as moved
    where layer_item.subdistrict = moved.subdistrict and layer_item.building = moved.code
    returning layer_item.subdistrict, layer_item.layer
  ),
  doors as (
    update incident_door set grid = moved.grid from moved_there as moved
    where incident_door.building = moved.code
      and incident_door.incident in (select id from incident where closed_at is null)
    returning incident_door.incident
  )
select distinct layer, subdistrict from (
  select 'BUILDING' as layer, subdistrict from buildings
  union all select 'RESIDENT', subdistrict from buildings
  union all select 'ADDRESS', subdistrict from addresses
  union all select 'ENTERPRISE', subdistrict from sites
  union all select layer, subdistrict from items
) as changed
