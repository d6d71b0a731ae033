-- What is in the grids of some subdistricts besides people. $1 subdistricts (text[]). Counts of rooms and running
-- enterprises.
with
  rooms as (
    select building.subdistrict, building.grid, count(*)::int as rooms
    from room
    join building on building.subdistrict = room.subdistrict and building.code = room.building
    where room.subdistrict = any($1::text[])
    group by building.subdistrict, building.grid
  ),
  sites as (
    select subdistrict, grid, count(*)::int as enterprises
    from org_site
    where subdistrict = any($1::text[]) and valid_to is null and status = '存续'
    group by subdistrict, grid
  )
select
  coalesce(rooms.subdistrict, sites.subdistrict) as subdistrict,
  coalesce(rooms.grid, sites.grid) as grid,
  coalesce(rooms.rooms, 0) as rooms,
  coalesce(sites.enterprises, 0) as enterprises
from rooms
full join sites on sites.grid = rooms.grid and sites.subdistrict = rooms.subdistrict
