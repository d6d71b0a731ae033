-- Who works in the grids today. $1 patterns of visible grids (text[]), $2 subdistricts to look in (text[]) or null = all.
select grid, role, name, full_time
from grid_staff
where valid_from <= current_date
  and (valid_to is null or valid_to > current_date)
  and grid like any($1::text[])
  and ($2::text[] is null or subdistrict = any($2))
order by grid, array_position(array['网格长', '专职', '兼职', '指导员', '微网格长'], role), name
