-- Who works in grids today. $1 grids (text[]).
select grid, role, name, full_time
from grid_staff
where grid = any($1::text[])
  and valid_from <= today()
  and (valid_to is null or valid_to > today())
order by full_time desc, grid, array_position(array['网格长', '专职', '兼职', '指导员', '微网格长'], role), name
