-- New things, those of one part, with the digest by which a later change shows. $1 job, $2 part.
with come as (
  insert into layer_item (
    subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry, community, grid, class, state,
    risk, attributes, last_check, next_due, manager, phone, valid_from
  )
  select
    subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry, community, grid, class, state,
    risk, attributes, last_check, next_due, manager, phone, valid_from
  from coming
  where part = $2 and old_code is null
  returning layer || '|' || code as id, md5(layer_item::text) as after
)
insert into import_addition (job, relation, ids, after)
select $1, 'layer_item', array_agg(id), array_agg(after) from come having count(*) > 0
