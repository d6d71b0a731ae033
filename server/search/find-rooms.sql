-- Rooms of some buildings by number. $1 subdistricts and $2 codes of the buildings, side by side, best first (text[]),
-- $3 room number or its beginning as like pattern, $4 stairwell or null, $5 floor or null, $6 whole room number or null,
-- $7 limit. The buildings have been let through the scope. lon, lat: CGCS2000.
select address.subdistrict, address.code, address.level, address.full_text, address.community, address.lon, address.lat,
  case when room.number = $6 then 0 else 1 end as rest
from unnest($1::text[], $2::text[]) with ordinality as wanted (subdistrict, building, place)
join room on room.subdistrict = wanted.subdistrict and room.building = wanted.building
join address on address.subdistrict = room.subdistrict and address.id = room.address_id
where room.number like $3
  and ($4::text is null or room.stairwell = $4)
  and ($5::int is null or room.floor = $5)
  and address.state <> 'retired'
order by rest, wanted.place, room.stairwell nulls first, room.number
limit $7
