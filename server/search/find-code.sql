-- A place of business by its code or credit code, or a thing on a thematic layer by its code.
-- $1 code, $2 patterns of visible grids (text[]), $3 layers that may be seen (text[]). lon, lat: CGCS2000.
with
  thing as (
    select 'ENTERPRISE' as layer, subdistrict, code, name as title, address_id, lon, lat
    from org_site
    where (code = $1 or uscc = $1) and valid_to is null and grid like any($2::text[])
    union all
    select layer, subdistrict, code, title, address_id, lon, lat
    from layer_item
    where code = $1 and valid_to is null and grid like any($2::text[])
  )
select thing.layer, thing.code, thing.title, coalesce(address.full_text, '') as subtitle, thing.lon, thing.lat
from thing
left join address on address.subdistrict = thing.subdistrict and address.id = thing.address_id
where thing.layer = any($3::text[])
limit 20
