-- Streets, doors, estates or buildings that stand, in the order of subdistrict and id: as walk-addresses.sql with a level of
-- 6 to 9 and no state. $1 level, $2 patterns of visible grids (text[]), $3 subdistricts (text[]) or null, $4 subdistrict and
-- $5 id after which to go on, $6 limit. Columns as in EntryRow; lon, lat: CGCS2000.
select address.subdistrict, address.id, address.code, address.level, address.name, address.full_text as "fullText",
  address.state, address.lon, address.lat, address.community, address.grid
from address_place as place
join address on address.subdistrict = place.subdistrict and address.id = place.id
where place.level = $1
  and place.grid like any($2::text[])
  and ($3::text[] is null or place.subdistrict = any($3))
  and (place.subdistrict, place.id) > ($4, $5::bigint)
order by place.subdistrict, place.id
limit $6
