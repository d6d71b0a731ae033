-- Current grids as features. $1 {layer}. Geometry: WKB polygon, lon-lat, CGCS2000.
select
  $1::jsonb ->> 'layer' as layer,
  code,
  name as title,
  subdistrict,
  code as grid,
  lon,
  lat,
  geometry,
  0::smallint as risk,
  jsonb_build_object('kind', kind, 'households', households) as attributes,
  null::bigint as address_id,
  null::text as building,
  null::text as room,
  valid_from::timestamptz as at
from grid_cell
where valid_to is null
