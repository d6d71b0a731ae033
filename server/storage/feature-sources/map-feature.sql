-- Roads, water, land use and own layers as features. $1 {layer, classValues}: the stored values that `class` counts.
-- Geometry: WKB, lon-lat, CGCS2000.
select
  layer,
  code,
  name as title,
  subdistrict,
  grid,
  lon,
  lat,
  geometry,
  risk,
  properties || case when class > 0 and jsonb_array_length($1::jsonb -> 'classValues') >= class
    then jsonb_build_object('class', $1::jsonb -> 'classValues' -> (class - 1)) else '{}' end as attributes,
  null::bigint as address_id,
  null::text as building,
  null::text as room,
  null::timestamptz as at
from map_feature
where layer = $1::jsonb ->> 'layer'
