-- A complete list: who this sender has brought before and no longer has. $1 job, $2 target, $3 sender, $4 patterns.
insert into import_row (job, row, kind, key, code, subdistrict, grid, building, room, lon, lat)
select
  $1, -(row_number() over (order by import_key.code))::int, 'removed', import_key.key, import_key.code,
  residence.subdistrict, building.grid, residence.building, residence.room, building.lon, building.lat
from import_key
join residence
  on residence.subdistrict = split_part(import_key.code, ':', 1)
    and residence.resident = split_part(import_key.code, ':', 2)::bigint
    and residence.valid_to is null and residence.is_primary
join building on building.subdistrict = residence.subdistrict and building.code = residence.building
where import_key.target = $2 and import_key.sender = $3 and building.grid like any($4::text[])
  and not exists (select from import_row where import_row.job = $1 and import_row.key = import_key.key)
  and not exists (select from import_row where import_row.job = $1 and import_row.code = import_key.code)
