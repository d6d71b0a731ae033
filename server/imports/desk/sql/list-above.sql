-- A place and what it lies in. $1 subdistrict, $2 address id. Columns: addressId, level, name.
with recursive above as (
  select id, parent, level, name, 0 as steps from address where subdistrict = $1 and id = $2
  union all
  select address.id, address.parent, address.level, address.name, above.steps + 1
  from above
  join address on address.subdistrict = $1 and address.id = above.parent
  where above.steps < 12
)
select id as "addressId", level, name from above order by steps
