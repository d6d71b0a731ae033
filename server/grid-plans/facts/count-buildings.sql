-- Buildings of a subdistrict with their rooms and running enterprises. $1 subdistrict. Positions: degrees, CGCS2000.
with
  rooms as (
    select building, count(*)::int as rooms from room where subdistrict = $1 group by building
  ),
  sites as (
    select building, count(*)::int as enterprises
    from org_site
    where subdistrict = $1 and valid_to is null and status = '存续'
    group by building
  )
select
  building.code,
  building.grid,
  building.community,
  building.lon,
  building.lat,
  coalesce(rooms.rooms, 0) as rooms,
  coalesce(sites.enterprises, 0) as enterprises
from building
left join rooms on rooms.building = building.code
left join sites on sites.building = building.code
where building.subdistrict = $1
order by building.code
