-- What a place lies in, the nearest first. $1 subdistrict, $2 address id. Columns: id, level.
with recursive above as (
  select id, parent, level, 0 as steps from address where subdistrict = $1 and id = $2
  union all
  select address.id, address.parent, address.level, above.steps + 1
  from above
  join address on address.subdistrict = $1 and address.id = above.parent
  where above.steps < 12
)
select id, level from above where steps > 0 order by steps
