-- What a change can reach: $2 ids with all below them, what they lie in, what lies beside and directly below them.
-- $1 subdistrict, $2 bigint[], $3 = whether all below is wanted. Columns as in BaseRow; lon, lat: CGCS2000.
with recursive below as (
  select id from address where subdistrict = $1 and id = any($2::bigint[])
  union
  select address.id from below join address on address.subdistrict = $1 and address.parent = below.id where $3::boolean
),
above as (
  select id, parent from address where subdistrict = $1 and id = any($2::bigint[])
  union
  select address.id, address.parent from above join address on address.subdistrict = $1 and address.id = above.parent
),
near as (
  select id from below
  union select id from above
  union select address.id from address join above on above.parent = address.parent
    where address.subdistrict = $1 and above.id = any($2::bigint[])
  union select id from address where subdistrict = $1 and parent = any($2::bigint[])
)
select subdistrict, id, code, level, parent, name, full_text as "fullText", normal_form as "normalForm", state, lon, lat,
  entrance_lon as "entranceLon", entrance_lat as "entranceLat", community, grid, building, valid_from as "validFrom"
from address
where subdistrict = $1 and id in (select id from near)
order by id
