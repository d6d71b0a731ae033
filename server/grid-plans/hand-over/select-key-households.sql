-- Key households in buildings. $1 subdistricts and $2 codes of the buildings, side by side (text[]).
-- Columns: kind, code (of the room), subdistrict, building, households (people in it).
-- A key household (domain.md §3) has somebody of 80 and older, an old person alone, or a child below six; all by year of birth.
select
  'household' as kind, residence.room as code, residence.subdistrict, residence.building, count(*)::int as households
from unnest($1::text[], $2::text[]) as house (subdistrict, code)
cross join (select extract(year from now())::int as year) as this
join residence on residence.subdistrict = house.subdistrict and residence.building = house.code
  and residence.valid_to is null and residence.is_primary
join resident on resident.subdistrict = residence.subdistrict and resident.key = residence.resident
group by residence.subdistrict, residence.building, residence.room, this.year
having bool_or(resident.birth_year <= this.year - 80)
  or (count(*) = 1 and min(resident.birth_year) <= this.year - 60)
  or bool_or(resident.birth_year > this.year - 6)
