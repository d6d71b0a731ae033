-- Things that were there, as they are now. $1 job.
with come as (
  insert into layer_item (
    subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry, community, grid, class, state,
    risk, attributes, last_check, next_due, manager, phone, valid_from
  )
  select
    subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry, community, grid, class, state,
    risk, attributes, last_check, next_due, manager, phone, valid_from
  from coming
  where old_code is not null
  returning layer || '|' || code as id, md5(layer_item::text) as after
)
insert into import_change (job, relation, id, after)
select $1, 'layer_item', id, after from come
on conflict (job, relation, id) do update set after = excluded.after
