-- What grid workers look after in some communities: buildings, key households, running enterprises, open events.
-- $1 subdistricts (text[]), $2 communities (text[]). Positions: degrees, CGCS2000.
-- A key household (domain.md §3) has somebody of 80 and older, an old person alone, or a child below six; all by year of birth.
with
  house as (
    select code, subdistrict, grid, lon, lat
    from building
    where subdistrict = any($1::text[]) and left(grid, 12) = any($2::text[])
  ),
  home as (
    select
      residence.subdistrict, residence.building, residence.room,
      count(*)::int as people,
      bool_or(resident.birth_year <= this.year - 80)
        or (count(*) = 1 and min(resident.birth_year) <= min(this.year) - 60)
        or bool_or(resident.birth_year > this.year - 6) as is_key
    from house
    cross join (select extract(year from now())::int as year) as this
    join residence on residence.subdistrict = house.subdistrict and residence.building = house.code
      and residence.valid_to is null and residence.is_primary
    join resident on resident.subdistrict = residence.subdistrict and resident.key = residence.resident
    group by residence.subdistrict, residence.building, residence.room
  ),
  homes as (
    select subdistrict, building, count(*)::int as households from home group by subdistrict, building
  )
select
  'building' as kind, house.code, house.subdistrict, house.code as building, house.grid, house.lon, house.lat,
  coalesce(homes.households, 0) as households
from house
left join homes on homes.subdistrict = house.subdistrict and homes.building = house.code
union all
select 'household', home.room, home.subdistrict, home.building, house.grid, house.lon, house.lat, home.people
from home
join house on house.subdistrict = home.subdistrict and house.code = home.building
where home.is_key
union all
select 'enterprise', site.code, site.subdistrict, site.building, house.grid, house.lon, house.lat, null
from org_site as site
join house on house.subdistrict = site.subdistrict and house.code = site.building
where site.valid_to is null and site.status = '存续'
union all
select 'event', event.no, event.subdistrict, event.building, event.grid, event.lon, event.lat, null
from grid_event as event
where event.subdistrict = any($1::text[]) and left(event.grid, 12) = any($2::text[])
  and event.state not in ('rejected', 'closed', 'evaluated', 'voided')
order by kind, code
