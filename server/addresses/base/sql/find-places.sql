-- Roads, doors, estates and buildings that stand, by their text, the shortest first. $1 like pattern of the normal form,
-- $2 subdistrict and $3 id of the parent or null, $4 state or null, $5 level or null, $6 patterns of visible grids (text[]),
-- $7 limit. Columns as in EntryRow; lon, lat: CGCS2000.
with found as (
  select place.subdistrict, place.id, place.level, place.name, place.normal_form
  from address_place as place
  where place.normal_form like $1
    and ($5::int is null or place.level = $5)
    and place.grid like any($6::text[])
    and (
      ($3::bigint is null and $4::text is null)
      or exists (
        select from address
        where address.subdistrict = place.subdistrict and address.id = place.id
          and ($3::bigint is null or (address.subdistrict = $2 and address.parent = $3))
          and ($4::text is null or address.state = $4)
      )
    )
  order by length(place.normal_form), place.level, length(place.name), place.name, place.subdistrict, place.id
  limit $7
)
select address.subdistrict, address.id, address.code, address.level, address.name, address.full_text as "fullText",
  address.state, address.lon, address.lat, address.community, address.grid
from found
join address on address.subdistrict = found.subdistrict and address.id = found.id
order by length(found.normal_form), found.level, length(found.name), found.name, found.subdistrict, found.id
