-- Coded addresses (buildings and rooms) as features. $1 {layer}. Points: lon, lat, CGCS2000.
select
  $1::jsonb ->> 'layer' as layer,
  address.code,
  address.name as title,
  address.subdistrict,
  address.grid,
  address.lon,
  address.lat,
  null::bytea as geometry,
  0::smallint as risk,
  jsonb_build_object(
    'use', coalesce(room.use, building.use), 'tenure', room.tenure, 'stairwell', room.stairwell,
    'floor', room.floor, 'area_m2', room.area_m2, 'state', address.state
  ) as attributes,
  address.id as address_id,
  address.building,
  room.code as room,
  address.valid_from::timestamptz as at
from address
left join room on room.subdistrict = address.subdistrict and room.code = address.code
left join building on building.subdistrict = address.subdistrict and building.code = address.code
where address.code is not null and address.state <> 'retired'
