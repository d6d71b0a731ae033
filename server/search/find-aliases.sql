-- Addresses by another name of theirs (曾用名, 俗称 …). $1 like pattern, $2 what was typed, $3 patterns of visible grids
-- (text[]), $4 limit. lon, lat: CGCS2000.
select address.subdistrict, address.code, address.level, address.full_text, address.community, address.lon, address.lat,
  length(alias.text) - length($2::text) as rest, alias.text as alias
from address_alias as alias
join address on address.subdistrict = alias.subdistrict and address.id = alias.address_id
where string_to_array(alias.text, null) @> string_to_array($2, null)
  and alias.text like $1
  and alias.valid_to is null
  and alias.kind <> '错写'
  and address.state <> 'retired'
  and address.grid like any($3::text[])
order by rest, alias.weight desc, address.level
limit $4
