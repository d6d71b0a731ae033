-- How many rooms. $1 subdistrict, $2 building, $3 room or null = the whole building.
select count(*)::int as rooms
from room
where subdistrict = $1 and building = $2 and ($3::text is null or code = $3)
