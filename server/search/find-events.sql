-- Events by number or its beginning, the newest first. $1 like pattern, $2 patterns of visible grids (text[]), $3 limit.
-- lon, lat: CGCS2000.
select no as code, title, state, lon, lat
from grid_event
where no like $1 and grid like any($2::text[])
order by reported_at desc
limit $3
