-- Open events by grid. $1 patterns of visible grids (text[]), $2 subdistricts to look in (text[]) or null = all.
select grid, count(*)::int as open_events
from grid_event
where state not in ('rejected', 'closed', 'evaluated', 'voided')
  and grid like any($1::text[])
  and ($2::text[] is null or subdistrict = any($2))
group by grid
