-- What was reported lately, as routing looks at it. $1 from, $2 patterns of visible grids (text[]).
select no, category, subclass, level, source, grid, reported_at
from grid_event
where reported_at >= $1 and grid like any($2::text[])
order by reported_at desc, no desc
limit 200000
