-- Coded addresses, buildings and rooms, of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
select
  address.code,
  address.lon,
  address.lat,
  null::bytea,
  coalesce(
    array_position((select current_setting('publish.class_values')::text[]), coalesce(room.use, building.use)),
    0
  )::int2,
  coalesce(array_position((select current_setting('publish.state_values')::text[]), room.tenure), 0)::int2,
  0::int2,
  null::text,
  address.grid
from address
left join room on room.subdistrict = address.subdistrict and room.code = address.code
left join building on building.subdistrict = address.subdistrict and building.code = address.code
where address.subdistrict = current_setting('publish.subdistrict')
  and address.code is not null
  and address.state <> 'retired'
order by address.code
