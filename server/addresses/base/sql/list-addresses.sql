-- Addresses by text or code, or directly below another. $1 like pattern of the normal form or null, $2 code or null,
-- $3 subdistrict and $4 id of the parent or null, $5 state or null (then all but retired ones), $6 level or null, $7 patterns
-- of visible grids (text[]), $8 limit. Columns as in EntryRow; lon, lat: CGCS2000. By text only levels 6–9 are found, which
-- are indexed by it. Below a parent what waits for certification comes first.
select address.subdistrict, address.id, address.code, address.level, address.name, address.full_text as "fullText",
  address.state, address.lon, address.lat, address.community, address.grid
from address
where ($2::text is null or address.code = $2)
  and ($1::text is null or (address.subdistrict, address.id) in (
    select subdistrict, id from address_place where normal_form like $1
  ))
  and ($4::bigint is null or (address.subdistrict = $3 and address.parent = $4))
  and ($6::int is null or address.level = $6)
  and case when $5::text is null then address.state <> 'retired' else address.state = $5 end
  and address.grid like any($7::text[])
order by
  case when $1::text is null then array_position(array['proposed', 'verified', 'active', 'retired'], address.state) end,
  case when $1::text is null then 0 else length(address.normal_form) end,
  address.level, length(address.name), address.name, address.subdistrict, address.id
limit $8
