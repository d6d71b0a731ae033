-- What is known of addresses, field by field. $1 `subdistrict:id` each. Columns: code, values.
select
  wanted.code,
  jsonb_build_object(
    'name', address.name, 'address_code', address.code, 'use', coalesce(building.use, room.use), 'floors', building.floors,
    'stairwells', building.stairwells, 'year', building.year, 'floor', room.floor, 'area_m2', room.area_m2,
    'tenure', room.tenure, 'danger', building.danger, 'self_built', building.self_built
  ) as values
from unnest($1::text[]) as wanted (code)
join address
  on address.subdistrict = split_part(wanted.code, ':', 1) and address.id = split_part(wanted.code, ':', 2)::bigint
left join building
  on address.level = 9 and building.subdistrict = address.subdistrict and building.code = address.code
left join room on address.level = 12 and room.subdistrict = address.subdistrict and room.code = address.code
