-- Puts values that were sealed anew in place of the old ones. One array a column: $1 subdistrict, $2 resident, $3 key
-- version, $4 name, $5 document, $6 phone, $7 index of the document's number, $8 index of the phone.
update person_secret as secret
set
  key_version = sealed.key_version,
  name = sealed.name,
  id_document = sealed.id_document,
  phone = sealed.phone,
  id_index = sealed.id_index,
  phone_index = sealed.phone_index
from unnest($1::text[], $2::bigint[], $3::int[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[])
  as sealed (subdistrict, resident, key_version, name, id_document, phone, id_index, phone_index)
where secret.subdistrict = sealed.subdistrict and secret.resident = sealed.resident
