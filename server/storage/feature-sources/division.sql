-- Divisions as features. $1 {layer}. Geometry: WKB polygon, lon-lat, CGCS2000.
-- `grid` is the meaning part of the code, so that a scope's prefixes fit.
select
  $1::jsonb ->> 'layer' as layer,
  code,
  name as title,
  subdistrict,
  case level when 'district' then left(code, 6) when 'subdistrict' then left(code, 9) else code end as grid,
  lon,
  lat,
  geometry,
  0::smallint as risk,
  jsonb_build_object('level', level, 'kind', kind) as attributes,
  null::bigint as address_id,
  null::text as building,
  null::text as room,
  valid_from::timestamptz as at
from division
where valid_to is null and level in ('district', 'subdistrict', 'community')
