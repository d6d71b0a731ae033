-- After items-next.sql: the rows that change anything, kept until the end of the transaction; by place, so that what is
-- written one after the other stands side by side in the indexes. $2 rows of a part.
insert into coming (
  old_subdistrict, old_code, subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry,
  community, grid, class, state, risk, attributes, last_check, next_due, manager, phone, valid_from, part
)
select
  old_subdistrict, old_code, subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry,
  community, grid, class, state, risk, attributes, last_check, next_due, manager, phone, valid_from,
  (row_number() over (order by subdistrict, grid, building, code) - 1) / $2::int
from next
where kind in ('added', 'changed', 'moved')
order by subdistrict, grid, building, code
