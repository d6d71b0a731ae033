-- Things of a layer that rows without a known number may be about: of the same name at the same address, or where there
-- is none within some 30 m. $1 job, $2 layer, $3 sender. What another row of this sender is about is not meant.
with fresh as (
  select row, subdistrict, address_id, title, lon, lat
  from import_row
  where job = $1 and code is null and kind not in ('failed', 'removed', 'doubtful')
),
found as (
  select fresh.row, min(item.code) as code, count(*) as things
  from fresh
  join layer_item as item
    on item.subdistrict = fresh.subdistrict and item.layer = $2 and item.title = fresh.title
      and item.valid_to is null
      and case
        when fresh.address_id is not null and item.address_id is not null then item.address_id = fresh.address_id
        else abs(item.lon - fresh.lon) < 0.0003 and abs(item.lat - fresh.lat) < 0.0003
      end
  where not exists (
    select from import_key
    where import_key.target = $2 and import_key.sender = $3 and import_key.code = item.code
  )
  group by fresh.row
)
update import_row
set
  code = case when things = 1 then found.code end,
  kind = case when things = 1 then import_row.kind else 'failed' end,
  remarks = case
    when things = 1 then import_row.remarks
    else coalesce(import_row.remarks, '[]'::jsonb) || '[["", "ambiguous-thing"]]'::jsonb
  end
from found
where import_row.job = $1 and import_row.row = found.row
