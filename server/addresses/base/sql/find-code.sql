-- The address that carries a code. $1 code, $2 subdistrict and $3 id of the parent or null, $4 state or null (then all but
-- retired ones), $5 level or null, $6 patterns of visible grids (text[]). Columns as in EntryRow; lon, lat: CGCS2000.
select address.subdistrict, address.id, address.code, address.level, address.name, address.full_text as "fullText",
  address.state, address.lon, address.lat, address.community, address.grid
from address
where address.code = $1
  and ($3::bigint is null or (address.subdistrict = $2 and address.parent = $3))
  and case when $4::text is null then address.state <> 'retired' else address.state = $4 end
  and ($5::int is null or address.level = $5)
  and address.grid like any($6::text[])
