-- What hangs on some addresses of a subdistrict. $1 subdistrict, $2 their ids (bigint[]), $3 codes of the buildings that they are
-- or lie in (text[]), $4 and $5 layers and patterns of grids side by side: what may be seen of each (text[]), $6 codes of the
-- rooms among them whose residents may be counted one by one (text[]). Columns: enterprises, items, residents.
with seen as (
  select * from unnest($4::text[], $5::text[]) as pair (layer, pattern)
)
select
  (
    select count(*)::int from org_site as thing
    where thing.subdistrict = $1 and (thing.building = any($3) or thing.building is null)
      and thing.address_id = any($2::bigint[]) and thing.valid_to is null
      and exists (select from seen where seen.layer = 'ENTERPRISE' and thing.grid like seen.pattern)
  ) as enterprises,
  (
    select count(*)::int from layer_item as thing
    where thing.subdistrict = $1 and (thing.building = any($3) or thing.building is null)
      and thing.address_id = any($2::bigint[]) and thing.valid_to is null
      and exists (select from seen where seen.layer = thing.layer and thing.grid like seen.pattern)
  ) as items,
  (
    select count(*)::int from residence
    where subdistrict = $1 and room = any($6::text[]) and valid_to is null and is_primary
  ) as residents
