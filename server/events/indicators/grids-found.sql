-- What was found in each grid, by whom first, and what there is to find things in. $1 from, $2 before, $3 patterns of visible grids
-- (text[]). Columns: grid, name, homes, shops, found, complained.
with
  event_of_grid as (
    select
      grid,
      count(*) filter (where source = '网格巡查')::int as found,
      count(*) filter (where source in ('居民', '12345'))::int as complained
    from grid_event
    where reported_at >= $1 and reported_at < $2 and grid like any($3::text[])
    group by grid
  ),
  shop_of_grid as (
    select grid, count(*)::int as shops
    from org_site
    where valid_to is null and grid like any($3::text[])
    group by grid
  )
select
  cell.code as grid,
  cell.name,
  cell.households as homes,
  coalesce(shop_of_grid.shops, 0) as shops,
  coalesce(event_of_grid.found, 0) as found,
  coalesce(event_of_grid.complained, 0) as complained
from grid_cell as cell
left join event_of_grid on event_of_grid.grid = cell.code
left join shop_of_grid on shop_of_grid.grid = cell.code
where cell.valid_to is null and cell.kind = 'general' and cell.code like any($3::text[])
order by cell.code
