-- Who lives on an address. $1 subdistrict, $2 building, $3 room or null = the whole building.
select
  count(*)::int as count,
  count(distinct residence.room)::int as households,
  count(*) filter (where resident.birth_year <= extract(year from now()) - 60)::int as aged60,
  count(*) filter (where resident.birth_year >= extract(year from now()) - 14)::int as children14,
  count(*) filter (where residence.registration = '流动')::int as floating
from residence
join resident on resident.subdistrict = residence.subdistrict and resident.key = residence.resident
where residence.subdistrict = $1
  and residence.building = $2
  and ($3::text is null or residence.room = $3)
  and residence.valid_to is null
  and residence.is_primary
