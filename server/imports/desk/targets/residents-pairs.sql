-- Rows and who they are about, with what is sealed of both. $1 job. Columns: row, secret; subdistrict, resident,
-- key_version, name, id_document, phone of the base.
select
  waiting.row, waiting.secret, known.subdistrict, known.resident, known.key_version, known.name, known.id_document,
  known.phone
from import_row as waiting
join person_secret as known
  on known.subdistrict = split_part(waiting.code, ':', 1)
    and known.resident = split_part(waiting.code, ':', 2)::bigint
where waiting.job = $1 and waiting.code is not null and waiting.kind not in ('failed', 'removed', 'doubtful')
order by waiting.row
