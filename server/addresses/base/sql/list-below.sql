-- What lies directly below an address, what waits for certification first. $1 subdistrict, $2 id of the parent, $3 state or
-- null (then all but retired ones), $4 level or null, $5 patterns of visible grids (text[]), $6 limit. Columns as in EntryRow;
-- lon, lat: CGCS2000.
select address.subdistrict, address.id, address.code, address.level, address.name, address.full_text as "fullText",
  address.state, address.lon, address.lat, address.community, address.grid
from address
where address.subdistrict = $1 and address.parent = $2
  and case when $3::text is null then address.state <> 'retired' else address.state = $3 end
  and ($4::int is null or address.level = $4)
  and address.grid like any($5::text[])
order by array_position(array['proposed', 'verified', 'active', 'retired'], address.state), address.level,
  length(address.name), address.name, address.id
limit $6
