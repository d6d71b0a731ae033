-- Rooms of each building of subdistrict $1, one row a building: arrays, all in the same order. Ids as double precision,
-- which arrays of bigint do not arrive as. A stairwell that nobody knows is null.
select building.subdistrict, building.address_id as building,
  array_agg(room.address_id::float8) as ids, array_agg(room.code) as codes, array_agg(room.stairwell) as stairwells,
  array_agg(room.floor) as floors, array_agg(room.number) as numbers
from room
join address on address.subdistrict = room.subdistrict and address.id = room.address_id and address.state <> 'retired'
join building on building.subdistrict = room.subdistrict and building.code = room.building
where room.subdistrict = $1
group by building.subdistrict, building.address_id
