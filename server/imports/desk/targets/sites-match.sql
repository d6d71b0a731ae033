-- Places of business that rows without a known number may be about: of the same code at the same address. $1 job,
-- $2 target, $3 sender.
update import_row
set code = found.code
from (
  select waiting.row, min(site.code) as code
  from import_row as waiting
  join org_site as site
    on site.subdistrict = waiting.subdistrict and site.building = waiting.building
      and site.address_id = waiting.address_id and site.uscc = waiting.values ->> 'uscc' and site.valid_to is null
  where waiting.job = $1 and waiting.code is null and waiting.kind not in ('failed', 'removed', 'doubtful')
    and not exists (
      select from import_key
      where import_key.target = $2 and import_key.sender = $3 and import_key.code = site.code
    )
  group by waiting.row
  having count(*) = 1
) as found
where import_row.job = $1 and import_row.row = found.row
