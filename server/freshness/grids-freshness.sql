-- What is known of one layer grid by grid, beside how large each grid is. $1 layer, $2 patterns of grids, $3 whether
-- they are compared by their shops rather than homes, $4 base of the layer.
-- Columns: grid, rows, newestAt, size (shops or homes), retired, owned.
with grid as (
  select code, subdistrict
  from grid_cell
  where valid_to is null and kind = 'general' and code like any($2::text[])
),
item as (
  select
    item.grid,
    greatest(item.last_check::timestamptz, item.recorded_at) as at,
    item.last_check,
    address.state = 'retired' as is_retired,
    $4::text = 'room' and item.layer in ('RENTAL', 'GROUP_RENTAL') and room.tenure in ('自有', '空置') as is_owned
  from layer_item as item
  left join address on address.subdistrict = item.subdistrict and address.id = item.address_id
  left join room on room.subdistrict = item.subdistrict and room.code = item.room
  where item.layer = $1 and item.valid_to is null and item.grid like any($2::text[])
),
things as (
  select
    grid, count(*)::int as rows, max(coalesce(last_check::timestamptz, at)) as newest,
    count(*) filter (where is_retired)::int as retired, count(*) filter (where is_owned)::int as owned
  from item
  group by grid
),
homes as (
  select building.grid, count(*)::int as size
  from room join building on building.subdistrict = room.subdistrict and building.code = room.building
  where not $3::boolean and building.grid like any($2::text[])
  group by building.grid
),
shops as (
  select grid, count(*)::int as size
  from org_site
  where $3::boolean and valid_to is null and grid like any($2::text[])
  group by grid
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
