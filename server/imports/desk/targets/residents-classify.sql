-- What each row would do. $1 job, $2 rows whose sealed values differ, $3 patterns of grids.
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
  select waiting.row, building.lon, building.lat,
    case
      when residence.resident is null then 'added'
      when not building.grid like any($3::text[]) then 'failed'
      when residence.room <> waiting.room then 'moved'
      when waiting.row = any($2::int[]) or (residence.kind, residence.registration, residence.relation) is distinct from (
        coalesce(waiting.values ->> 'kind', residence.kind),
        coalesce(waiting.values ->> 'registration', residence.registration),
        coalesce(waiting.values ->> 'relation', residence.relation)
      ) then 'changed'
      else 'same'
    end as kind
  from import_row as waiting
  left join residence
    on residence.subdistrict = split_part(waiting.code, ':', 1)
      and residence.resident::text = split_part(waiting.code, ':', 2)
      and residence.valid_to is null and residence.is_primary
  left join building on building.subdistrict = residence.subdistrict and building.code = residence.building
  where waiting.job = $1 and waiting.kind in ('added', 'changed', 'moved', 'same')
) as found
where import_row.job = $1 and import_row.row = found.row and import_row.kind is distinct from found.kind
