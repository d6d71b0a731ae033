-- What is in the grids of some subdistricts. $1 subdistricts (text[]). Counts of rooms, residents (current primary
-- residences), households (rooms that somebody lives in) and running enterprises.
with
  rooms as (
    select building.subdistrict, building.grid, count(*)::int as rooms
    from room
    join building on building.subdistrict = room.subdistrict and building.code = room.building
    where room.subdistrict = any($1::text[])
    group by building.subdistrict, building.grid
  ),
  home as (
    select subdistrict, building, room, count(*)::int as residents
    from residence
    where subdistrict = any($1::text[]) and valid_to is null and is_primary
    group by subdistrict, building, room
  ),
  people as (
    select
      building.subdistrict,
      building.grid,
      sum(home.residents)::int as residents,
      count(*)::int as households
    from home
    join building on building.subdistrict = home.subdistrict and building.code = home.building
    group by building.subdistrict, building.grid
  ),
  sites as (
    select subdistrict, grid, count(*)::int as enterprises
    from org_site
    where subdistrict = any($1::text[]) and valid_to is null and status = '存续'
    group by subdistrict, grid
  )
select
  coalesce(rooms.subdistrict, people.subdistrict, sites.subdistrict) as subdistrict,
  coalesce(rooms.grid, people.grid, sites.grid) as grid,
  coalesce(rooms.rooms, 0) as rooms,
  coalesce(people.residents, 0) as residents,
  coalesce(people.households, 0) as households,
  coalesce(sites.enterprises, 0) as enterprises
from rooms
full join people on people.grid = rooms.grid and people.subdistrict = rooms.subdistrict
full join sites
  on sites.grid = coalesce(rooms.grid, people.grid)
  and sites.subdistrict = coalesce(rooms.subdistrict, people.subdistrict)
