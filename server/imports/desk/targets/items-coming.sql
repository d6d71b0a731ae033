-- After items-next.sql: the rows that change anything, kept until the end of the transaction.
insert into coming (
  old_subdistrict, old_code, subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry,
  community, grid, class, state, risk, attributes, last_check, next_due, manager, phone, valid_from
)
select
  old_subdistrict, old_code, subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry,
  community, grid, class, state, risk, attributes, last_check, next_due, manager, phone, valid_from
from next
where kind in ('added', 'changed', 'moved')
