-- Rooms of some buildings by number. $1 subdistricts and $2 codes of the buildings, side by side, best first (text[]),
-- $3 room number or its beginning as like pattern, $4 stairwell or null, $5 floor or null, $6 whole room number or null,
-- $7 limit, $8 how many matches are looked at. The buildings have been let through the scope. lon, lat: CGCS2000.
with
  fitting as (
    select room.subdistrict, room.address_id, case when room.number = $6 then 0 else 1 end as rest,
      row_number() over (
        order by room.number is distinct from $6, wanted.place, room.stairwell nulls first, room.number
      ) as place
    from unnest($1::text[], $2::text[]) with ordinality as wanted (subdistrict, building, place)
    join room on room.subdistrict = wanted.subdistrict and room.building = wanted.building
    where room.number like $3
      and ($4::text is null or room.stairwell = $4)
      and ($5::int is null or room.floor = $5)
    order by place
    limit $8
  )
select address.subdistrict, address.code, address.level, address.full_text, address.community, address.lon, address.lat,
  fitting.rest
from fitting
join address on address.subdistrict = fitting.subdistrict and address.id = fitting.address_id
where address.state <> 'retired'
order by fitting.place
limit $7
