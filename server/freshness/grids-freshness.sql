-- What is known of one layer grid by grid, beside how large each grid is. $1 layer, $2 patterns of grids that may be seen
-- on it, $3 whether they are compared by their shops rather than homes, $4 base of the layer, $5 patterns of grids where
-- shops or homes may be seen.
-- Columns: grid, rows, newestAt, size (shops or homes), retired, owned.
with grid as (
  select code
  from grid_cell
  where valid_to is null and kind = 'general' and code like any($2::text[])
),
things as (
  select
    grid.code as grid,
    count(*)::int as rows,
    max(coalesce(item.last_check::timestamptz, item.recorded_at)) as newest,
    count(*) filter (where address.state = 'retired')::int as retired,
    count(*) filter (
      where $4::text = 'room' and item.layer in ('RENTAL', 'GROUP_RENTAL') and room.tenure in ('自有', '空置')
    )::int as owned
  from grid
  join layer_item as item on item.layer = $1 and item.grid = grid.code and item.valid_to is null
  left join address on address.subdistrict = item.subdistrict and address.id = item.address_id
  left join room on room.subdistrict = item.subdistrict and room.code = item.room and grid.code like any($5::text[])
  group by grid.code
),
homes as (
  select grid.code as grid, count(*)::int as size
  from grid
  join building on building.grid = grid.code
  join room on room.subdistrict = building.subdistrict and room.building = building.code
  where not $3::boolean and grid.code like any($5::text[])
  group by grid.code
),
shops as (
  select grid.code as grid, count(*)::int as size
  from grid
  join org_site as site on site.grid = grid.code and site.valid_to is null
  where $3::boolean and grid.code like any($5::text[])
  group by grid.code
)
select
  grid.code as grid,
  coalesce(things.rows, 0) as rows,
  things.newest as "newestAt",
  coalesce(homes.size, shops.size, 0) as size,
  coalesce(things.retired, 0) as retired,
  coalesce(things.owned, 0) as owned
from grid
left join things on things.grid = grid.code
left join homes on homes.grid = grid.code
left join shops on shops.grid = grid.code
order by grid.code
