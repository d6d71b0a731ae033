-- Who lives in a room; whoever asks looks at the grade of its grid. $1 room. Names and numbers come sealed; null = nobody has
-- written them down.
select
  residence.subdistrict,
  residence.resident,
  residence.relation,
  residence.kind,
  residence.registration,
  residence.valid_from::text as since,
  resident.birth_year,
  resident.sex,
  residence.building,
  building.grid,
  secret.key_version,
  secret.name,
  secret.id_document,
  secret.phone
from residence
join resident on resident.subdistrict = residence.subdistrict and resident.key = residence.resident
join building on building.subdistrict = residence.subdistrict and building.code = residence.building
left join person_secret as secret
  on secret.subdistrict = residence.subdistrict and secret.resident = residence.resident
where residence.subdistrict = (select subdistrict from room where code = $1)
  and residence.room = $1
  and residence.valid_to is null
  and residence.is_primary
order by residence.relation <> '户主', resident.birth_year, residence.resident
