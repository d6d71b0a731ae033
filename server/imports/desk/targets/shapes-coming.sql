-- After shapes-next.sql: the rows that change anything, kept until the end of the transaction.
insert into coming (
  old_subdistrict, old_code, subdistrict, layer, code, name, class, state, risk, lon, lat, geometry, properties, grid
)
select
  old_subdistrict, old_code, subdistrict, layer, code, name, class, state, risk, lon, lat, geometry, properties, grid
from next
where kind_of_row in ('added', 'changed', 'moved')
order by subdistrict, code
