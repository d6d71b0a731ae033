-- A complete file: what this sender has brought before and no longer has, as rows with negative numbers. $1 job,
-- $2 layer, $3 sender, $4 patterns of grids that may be written to. Rows that failed still name their thing.
insert into import_row (job, row, kind, key, code, subdistrict, grid, lon, lat, title)
select
  $1, -(row_number() over (order by feature.code))::int, 'removed', import_key.key, feature.code, feature.subdistrict,
  feature.grid, feature.lon, feature.lat, feature.name
from import_key
join map_feature as feature on feature.layer = $2 and feature.code = import_key.code
where import_key.target = $2 and import_key.sender = $3 and feature.grid like any($4::text[])
  and not exists (select from import_row where import_row.job = $1 and import_row.key = import_key.key)
  and not exists (select from import_row where import_row.job = $1 and import_row.code = import_key.code)
