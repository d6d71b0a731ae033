-- Places of business as features. $1 {layer}. Points: lon, lat, CGCS2000.
select
  $1::jsonb ->> 'layer' as layer,
  code,
  name as title,
  subdistrict,
  grid,
  lon,
  lat,
  null::bytea as geometry,
  0::smallint as risk,
  jsonb_build_object('kind', kind, 'status', status, 'industry', industry, 'uscc', uscc, 'staff', staff) as attributes,
  address_id,
  building,
  room,
  valid_from::timestamptz as at
from org_site
where valid_to is null
