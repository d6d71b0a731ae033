-- The same for places of business and for residents. $1 patterns of ENTERPRISE, $2 patterns of RESIDENT.
-- Columns: layer, sender, rows, placed.
with site as (
  select site.code, address.id is not null as is_placed
  from org_site as site
  left join address
    on address.subdistrict = site.subdistrict and address.id = site.address_id and address.state <> 'retired'
  where site.valid_to is null and site.grid like any($1::text[])
),
lives as (
  select residence.subdistrict || ':' || residence.resident as code
  from residence
  join building on building.subdistrict = residence.subdistrict and building.code = residence.building
  where residence.valid_to is null and building.grid like any($2::text[])
),
resident_keys as (
  select sender, code from import_key where target = 'RESIDENT'
)
select 'ENTERPRISE' as layer, '' as sender, count(*)::int as rows, count(*) filter (where is_placed)::int as placed from site
union all
select 'ENTERPRISE', import_key.sender, count(*)::int, count(*) filter (where is_placed)::int
from site join import_key on import_key.target = 'ENTERPRISE' and import_key.code = site.code
group by import_key.sender
union all
select 'RESIDENT', '', count(*)::int, count(*)::int from lives
union all
select 'RESIDENT', resident_keys.sender, count(*)::int, count(*)::int
from lives join resident_keys using (code)
group by resident_keys.sender
