-- After items-next.sql: what each row would do. $2 patterns of grids that may be written to; what lies elsewhere is told as if it
-- were nowhere.
update import_row
set
  kind = found.kind,
  from_lon = case when found.kind = 'moved' then found.lon end,
  from_lat = case when found.kind = 'moved' then found.lat end,
  remarks = case
    when found.kind = 'failed' then coalesce(import_row.remarks, '[]'::jsonb) || '[["", "no-place"]]'::jsonb
    else import_row.remarks
  end
from (
  select
    next.row,
    item.lon,
    item.lat,
    case
      when item.code is null or item.valid_to is not null then 'added'
      when not item.grid like any($2::text[]) then 'failed'
      when (item.subdistrict, item.address_id) is distinct from (next.subdistrict, next.address_id)
        or abs(item.lon - next.lon) > 0.00005 or abs(item.lat - next.lat) > 0.00005 then 'moved'
      when (
        item.title, item.building, item.room, item.site, item.geometry, item.grid, item.class, item.state, item.risk,
        item.attributes, item.last_check, item.next_due, item.manager, item.phone
      ) is distinct from (
        next.title, next.building, next.room, next.site, next.geometry, next.grid, next.class, next.state, next.risk,
        next.attributes, next.last_check, next.next_due, next.manager, next.phone
      ) then 'changed'
      else 'same'
    end as kind
  from next
  left join layer_item as item on item.layer = next.layer and item.code = next.code
) as found
where import_row.job = $1::jsonb ->> 'job' and import_row.row = found.row and import_row.kind is distinct from found.kind
