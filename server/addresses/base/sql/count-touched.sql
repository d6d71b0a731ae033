-- What hangs on the addresses that a change has touched. $1 change, $2 and $3 layers and patterns of grids side by side: what
-- may be seen of each (text[]), $4 patterns of grids whose residents may be counted one by one (text[]).
-- Columns: enterprises, items, residents.
with touched as (
  select address.subdistrict, address.id, address.building, address.code, address.level, address.grid
  from address_change_row as row
  join address on address.subdistrict = row.key ->> 'subdistrict' and address.id = (row.key ->> 'id')::bigint
  where row.change = $1 and row.relation = 'address'
),
seen as (
  select * from unnest($2::text[], $3::text[]) as pair (layer, pattern)
)
select
  (
    select count(*)::int from touched
    join org_site as thing on thing.subdistrict = touched.subdistrict
      and thing.building is not distinct from touched.building and thing.address_id = touched.id
    where thing.valid_to is null
      and exists (select from seen where seen.layer = 'ENTERPRISE' and thing.grid like seen.pattern)
  ) as enterprises,
  (
    select count(*)::int from touched
    join layer_item as thing on thing.subdistrict = touched.subdistrict
      and thing.building is not distinct from touched.building and thing.address_id = touched.id
    where thing.valid_to is null
      and exists (select from seen where seen.layer = thing.layer and thing.grid like seen.pattern)
  ) as items,
  (
    select count(*)::int from touched
    join residence on residence.subdistrict = touched.subdistrict and residence.room = touched.code
      and residence.building = touched.building
    where touched.level = 12 and residence.valid_to is null and residence.is_primary
      and touched.grid like any($4::text[])
  ) as residents
