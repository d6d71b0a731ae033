-- What grid workers look after in buildings: key households and running enterprises.
-- $1 subdistricts and $2 codes of the buildings, side by side (text[]). Columns: kind, code, subdistrict, building, households (people).
-- A key household (domain.md §3) has somebody of 80 and older, an old person alone, or a child below six; all by year of birth.
with
  house as (
    select subdistrict, code from unnest($1::text[], $2::text[]) as house (subdistrict, code)
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
  )
select 'household' as kind, room as code, subdistrict, building, people as households
from home
where is_key
union all
select 'enterprise', site.code, site.subdistrict, site.building, null
from org_site as site
join house on house.subdistrict = site.subdistrict and house.code = site.building
where site.valid_to is null and site.status = '存续'
