-- Some rows of an import for the map, what changes something first. $1 job, $2 kinds in their order, $3 limit.
-- Columns: lon, lat (CGCS2000), kind (position in $2 from 0), row.
select lon, lat, array_position($2::text[], kind) - 1 as kind, row
from import_row
where job = $1 and lon is not null
order by kind = 'same', row
limit $3
