-- Who of the rows is known already: by the index of the id number, living where it may be written to. A person who lives
-- elsewhere is told as if nobody knew of them. $1 job, $2 patterns of grids.
update import_row
set code = found.code
from (
  select distinct on (waiting.row) waiting.row, residence.subdistrict || ':' || residence.resident as code
  from import_row as waiting
  cross join lateral unnest(waiting.id_index) as one (hex)
  join person_secret as secret on secret.id_index = decode(one.hex, 'hex')
  join residence
    on residence.subdistrict = secret.subdistrict and residence.resident = secret.resident
      and residence.valid_to is null and residence.is_primary
  join building on building.subdistrict = residence.subdistrict and building.code = residence.building
  where waiting.job = $1 and waiting.kind not in ('failed', 'removed', 'doubtful')
    and building.grid like any($2::text[])
  order by waiting.row, residence.valid_from desc
) as found
where import_row.job = $1 and import_row.row = found.row and import_row.code is distinct from found.code
