-- Where the newest $12 entries of `matching` looked, the most looked at first, at most $13 places: buildings, else grids,
-- else the division that an area prefix stands for. lon, lat: CGCS2000.
with newest as (
  select content ->> 'building' as building, content ->> 'grid' as grid, content ->> 'user' as account
  from matching
  where content ? 'grid'
  order by seq desc
  limit $12
),
place as (
  select grid, building, count(*)::int as looks, count(distinct account)::int as accounts
  from newest
  group by grid, building
)
select
  case when building.code is not null then 'building' when grid_cell.code is not null then 'grid' else 'division' end as kind,
  coalesce(building.code, grid_cell.code, division.code) as code,
  coalesce(building.lon, grid_cell.lon, division.lon) as lon,
  coalesce(building.lat, grid_cell.lat, division.lat) as lat,
  sum(place.looks)::int as looks,
  max(place.accounts) as accounts
from place
left join building on building.subdistrict = left(place.grid, 9) and building.code = place.building
left join grid_cell on grid_cell.subdistrict = left(place.grid, 9) and grid_cell.code = place.grid and grid_cell.valid_to is null
left join division on length(place.grid) < 15 and division.code = rpad(place.grid, 12, '0') and division.valid_to is null
where coalesce(building.lon, grid_cell.lon, division.lon) is not null
group by 1, 2, 3, 4
order by looks desc, code
limit $13
