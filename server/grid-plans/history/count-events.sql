-- Events reported in a span of days, by place. $1 patterns of visible grids (text[]), $2 prefix of grids, $3 from and $4 to (days,
-- the last one not included) or null.
select lon, lat, count(*)::int as count
from grid_event
where grid like any($1::text[]) and starts_with(grid, $2)
  and ($3::date is null or reported_at >= $3::date)
  and ($4::date is null or reported_at < $4::date)
group by lon, lat
