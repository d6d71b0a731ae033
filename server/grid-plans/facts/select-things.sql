-- Key units and events of some subdistricts; a key unit in a building stands where the building stands.
-- $1 subdistricts (text[]), $2 layers of key units (text[]). An event counts for the year before the newest report there.
-- Columns: kind (layer, or EVENT), grid, community, lon, lat (degrees, CGCS2000), open (of events).
select
  item.layer as kind,
  coalesce(building.grid, item.grid) as grid,
  item.community,
  coalesce(building.lon, item.lon) as lon,
  coalesce(building.lat, item.lat) as lat,
  false as open,
  false as recent
from layer_item as item
left join building on building.subdistrict = item.subdistrict and building.code = item.building
where item.subdistrict = any($1::text[]) and item.layer = any($2::text[]) and item.valid_to is null
union all
select
  'EVENT',
  event.grid,
  event.community,
  event.lon,
  event.lat,
  event.state not in ('rejected', 'closed', 'evaluated', 'voided'),
  event.reported_at > newest.at - interval '1 year'
from grid_event as event
cross join (
  select coalesce(max(reported_at), now()) as at from grid_event where subdistrict = any($1::text[])
) as newest
where event.subdistrict = any($1::text[])
  and (
    event.reported_at > newest.at - interval '1 year'
    or event.state not in ('rejected', 'closed', 'evaluated', 'voided')
  )
