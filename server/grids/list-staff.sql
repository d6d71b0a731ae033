-- Who works in the grids on a day. $1 patterns of visible grids (text[]), $2 subdistricts to look in (text[]) or null = all,
-- $3 day or null = today.
select grid, staff_key, role, name, full_time
from grid_staff
where valid_from <= coalesce($3::date, today())
  and (valid_to is null or valid_to > coalesce($3::date, today()))
  and grid like any($1::text[])
  and ($2::text[] is null or subdistrict = any($2))
order by grid, array_position(array['网格长', '专职', '兼职', '指导员', '微网格长'], role), name
