-- The places of business that rows name by their 统一社会信用代码, at their address or in their building. $1 job.
update import_row
set site = found.code
from (
  select distinct on (import_row.row) import_row.row, org_site.code
  from import_row
  join org_site
    on org_site.subdistrict = import_row.subdistrict and org_site.building = import_row.building
      and org_site.uscc = import_row.values ->> 'uscc' and org_site.valid_to is null
  where import_row.job = $1 and import_row.values ? 'uscc'
    and import_row.kind not in ('failed', 'removed', 'doubtful')
  order by import_row.row, (org_site.address_id = import_row.address_id) desc, org_site.code
) as found
where import_row.job = $1 and import_row.row = found.row
