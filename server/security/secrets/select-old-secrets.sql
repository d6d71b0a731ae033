-- Some rows that an older key sealed, for changing it. $1 newest key version, $2 limit. What another process is at is
-- left to it.
select subdistrict, resident, key_version, name, id_document, phone
from person_secret
where key_version < $1
order by key_version, subdistrict, resident
limit $2
for update skip locked
