-- Things on one thematic layer as features. $1 {layer}. Geometry: WKB for areas, else null; lon-lat, CGCS2000.
select
  layer,
  code,
  title,
  subdistrict,
  grid,
  lon,
  lat,
  geometry,
  risk,
  attributes || jsonb_build_object(
    'risk', (array['低', '一般', '较大', '重大'])[nullif(risk, 0)], 'last_check', last_check, 'next_due', next_due,
    'manager', manager, 'phone', phone
  ) as attributes,
  address_id,
  building,
  room,
  valid_from::timestamptz as at
from layer_item
where layer = $1::jsonb ->> 'layer' and valid_to is null
