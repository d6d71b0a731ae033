-- After shapes-next.sql: what each row would do. $2 patterns of grids that may be written to; what lies elsewhere is told
-- as if it were nowhere.
update import_row
set
  kind = found.kind,
  code = case when found.kind = 'added' then null else import_row.code end,
  remarks = case
    when found.kind = 'failed' then coalesce(import_row.remarks, '[]'::jsonb) || '[["", "outside"]]'::jsonb
    else import_row.remarks
  end
from (
  select
    next.row,
    case
      when feature.code is null then 'added'
      when not feature.grid like any($2::text[]) then 'failed'
      when (feature.subdistrict, feature.grid, feature.name, feature.class, feature.geometry) is distinct from
        (next.subdistrict, next.grid, next.name, next.class, next.geometry) then 'changed'
      else 'same'
    end as kind
  from next
  left join map_feature as feature on feature.layer = next.layer and feature.code = next.old_code
) as found
where import_row.job = $1::jsonb ->> 'job' and import_row.row = found.row
