-- Buildings of communities with their households. $1 subdistricts (text[]), $2 communities (text[]).
-- Positions: degrees, CGCS2000. Households: rooms that somebody lives in.
select
  building.code,
  building.subdistrict,
  building.grid,
  building.lon,
  building.lat,
  coalesce(home.households, 0) as households
from building
left join (
  select subdistrict, building, count(distinct room)::int as households
  from residence
  where subdistrict = any($1::text[]) and valid_to is null and is_primary
  group by subdistrict, building
) as home on home.subdistrict = building.subdistrict and home.building = building.code
where building.subdistrict = any($1::text[])
  and (left(building.grid, 12) = any($2::text[]) or building.community = any($2::text[]))
order by building.code
