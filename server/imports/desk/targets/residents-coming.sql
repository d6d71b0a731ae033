-- Rows to be taken over, with what is known of the person. $1 job. Columns: as in ComingRow.
select
  waiting.row, waiting.kind, waiting.secret, waiting.fresh_code as "freshCode", waiting.subdistrict, waiting.room,
  waiting.building, waiting.values,
  residence.subdistrict as "oldSubdistrict", residence.resident as "oldResident", residence.kind as "oldKind",
  residence.registration as "oldRegistration", residence.relation as "oldRelation", residence.valid_from as "oldFrom",
  known.key_version, known.name, known.id_document, known.phone
from import_row as waiting
left join residence
  on residence.subdistrict = split_part(waiting.code, ':', 1)
    and residence.resident::text = split_part(waiting.code, ':', 2)
    and residence.valid_to is null and residence.is_primary
left join person_secret as known
  on known.subdistrict = residence.subdistrict and known.resident = residence.resident
where waiting.job = $1 and waiting.kind in ('added', 'changed', 'moved')
order by waiting.row
