-- Open events of communities. $1 subdistricts (text[]), $2 communities (text[]). Positions: degrees, CGCS2000.
select 'event' as kind, no as code, subdistrict, building, grid, lon, lat, null as households
from grid_event
where subdistrict = any($1::text[]) and left(grid, 12) = any($2::text[])
  and state not in ('rejected', 'closed', 'evaluated', 'voided')
