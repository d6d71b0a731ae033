-- Events as features. $1 {layer}. Points: lon, lat, CGCS2000. `risk` is the level turned round: I = 4.
-- `category` and `subclass` are those of the event's own version of the list.
select
  $1::jsonb ->> 'layer' as layer,
  no as code,
  title,
  subdistrict,
  grid,
  lon,
  lat,
  null::bytea as geometry,
  (5 - level)::smallint as risk,
  jsonb_build_object(
    'category', category, 'state', state, 'subclass', subclass, 'level', level::text, 'source', source,
    'reported_at', reported_at, 'deadline_at', deadline_at, 'closed_at', closed_at, 'description', description
  ) as attributes,
  address_id,
  building,
  room,
  reported_at as at
from grid_event
