-- Rows that add or correct an address, by subdistrict; new ones of which others are part first. $1 job.
-- Columns: as in ComingAddress; lon, lat: CGCS2000.
select
  waiting.row, waiting.kind, waiting.subdistrict, waiting.address_id as "addressId", waiting.lon, waiting.lat,
  waiting.own_position as "isOwnPosition", waiting.values, coalesce(waiting.values -> '@steps', '[]') as steps,
  (waiting.values ->> '@adopts')::bigint as adopts, waiting.geometry, known.id as "knownId", known.level as "knownLevel"
from import_row as waiting
left join address as known
  on known.subdistrict = split_part(waiting.code, ':', 1)
    and known.id = nullif(split_part(waiting.code, ':', 2), '')::bigint
where waiting.job = $1 and waiting.kind in ('added', 'changed', 'moved')
order by waiting.subdistrict, jsonb_array_length(coalesce(waiting.values -> '@steps', '[]')), waiting.row
