-- Some rows of an import for the map, what changes something first. $1 job, $2 kinds in their order, $3 limit.
-- Columns: points: JSON text of [lon, lat (CGCS2000), position of the kind in $2 from 0, row], null = there are none.
select json_agg(json_build_array(lon, lat, array_position($2::text[], kind) - 1, row) order by kind = 'same', row)::text as points
from (
  select lon, lat, kind, row
  from import_row
  where job = $1 and lon is not null
  order by kind = 'same', row
  limit $3
) as place
