-- A complete file: what this sender has brought before and no longer has, as rows with negative numbers. $1 job,
-- $2 layer, $3 sender, $4 patterns of grids that may be written to. Rows that failed or wait still name their thing.
insert into import_row (job, row, kind, key, code, subdistrict, grid, address_id, building, room, lon, lat, title)
select
  $1, -(row_number() over (order by item.code))::int, 'removed', import_key.key, item.code, item.subdistrict, item.grid,
  item.address_id, item.building, item.room, item.lon, item.lat, item.title
from import_key
join layer_item as item on item.layer = $2 and item.code = import_key.code and item.valid_to is null
where import_key.target = $2 and import_key.sender = $3
  and item.grid like any($4::text[])
  and not exists (select from import_row where import_row.job = $1 and import_row.key = import_key.key)
  and not exists (select from import_row where import_row.job = $1 and import_row.code = import_key.code)
