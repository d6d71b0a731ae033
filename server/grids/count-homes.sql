-- Who lives in the buildings of some subdistricts, building by building: the cells in which small counts are rounded.
-- $1 subdistricts (text[]). Residents by their current primary residences, households = rooms that somebody lives in.
with
  home as (
    select subdistrict, building, count(*)::int as count, count(distinct room)::int as households
    from residence
    where subdistrict = any($1::text[]) and valid_to is null and is_primary
    group by subdistrict, building
  )
select building.subdistrict, building.grid, building.code, home.count, home.households
from home
join building on building.subdistrict = home.subdistrict and building.code = home.building
