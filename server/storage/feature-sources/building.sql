-- Buildings as features. $1 {layer}. Geometry: WKB footprint, lon-lat, CGCS2000.
select
  $1::jsonb ->> 'layer' as layer,
  code,
  title,
  subdistrict,
  grid,
  lon,
  lat,
  footprint as geometry,
  coalesce(strpos('ABCD', danger), 0)::smallint as risk,
  jsonb_build_object(
    'use', use, 'floors', floors, 'stairwells', stairwells, 'year', year, 'danger', danger,
    'self_built', self_built
  ) as attributes,
  address_id,
  code as building,
  null::text as room,
  valid_from::timestamptz as at
from building
