-- Who lived in which building on a day. $1 patterns of visible grids (text[]), $2 prefix of grids, $3 day or null = now.
-- Residents by their primary residences, households = rooms that somebody lives in. Positions: degrees, CGCS2000.
select
  building.code, building.grid, building.lon, building.lat,
  home.count, home.households
from building
join (
  select subdistrict, building, count(*)::int as count, count(distinct room)::int as households
  from residence
  where is_primary
    and case when $3::date is null then valid_to is null
      else valid_from <= $3::date and (valid_to is null or valid_to > $3::date) end
  group by subdistrict, building
) as home on home.subdistrict = building.subdistrict and home.building = building.code
where building.grid like any($1::text[]) and starts_with(building.grid, $2)
