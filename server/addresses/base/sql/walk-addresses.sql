-- Addresses in a state, of a level, or both, in the order of subdistrict and id. $1 state or null (then all but retired ones),
-- $2 level or null, $3 patterns of visible grids (text[]), $4 subdistricts that these lie in (text[]) or null, $5 subdistrict
-- and $6 id after which to go on, $7 limit. Columns as in EntryRow; lon, lat: CGCS2000.
select address.subdistrict, address.id, address.code, address.level, address.name, address.full_text as "fullText",
  address.state, address.lon, address.lat, address.community, address.grid
from address
where ($1::text is null or address.state = $1)
  and ($1::text is not null or address.state <> 'retired')
  and ($2::int is null or address.level = $2)
  and address.grid like any($3::text[])
  and ($4::text[] is null or address.subdistrict = any($4))
  and (address.subdistrict, address.id) > ($5, $6::bigint)
order by address.subdistrict, address.id
limit $7
