-- Where the people live whose document or phone has one of these indexes. $1 indexes of documents (bytea[]), $2 indexes of
-- phones (bytea[]), $3 patterns of visible grids (text[]), $4 limit. lon, lat: CGCS2000.
select
  secret.subdistrict,
  secret.resident,
  secret.key_version,
  secret.name,
  secret.id_document,
  secret.phone,
  residence.relation,
  residence.kind,
  residence.registration,
  residence.valid_from::text as since,
  resident.birth_year,
  resident.sex,
  residence.room,
  residence.building,
  building.grid,
  building.lon,
  building.lat,
  address.full_text as address
from person_secret as secret
join resident on resident.subdistrict = secret.subdistrict and resident.key = secret.resident
join residence on residence.subdistrict = secret.subdistrict and residence.resident = secret.resident
join building on building.subdistrict = residence.subdistrict and building.code = residence.building
left join room on room.subdistrict = residence.subdistrict and room.code = residence.room
left join address on address.subdistrict = residence.subdistrict and address.id = room.address_id
where (secret.id_index = any($1::bytea[]) or secret.phone_index = any($2::bytea[]))
  and residence.valid_to is null
  and residence.is_primary
  and building.grid like any($3::text[])
order by secret.subdistrict, secret.resident
limit $4
