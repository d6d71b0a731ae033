-- Every room of a building and what hangs on it: the cells of 楼盘图.
-- $1 subdistrict, $2 building, $3 and $4 layers and patterns of grids side by side: what may be seen of each layer
-- (text[]), $5 event states that are open (text[]).
-- Result: one row a room; area_m2 in square metres, null = unknown; items as [{layer, risk}].
with
  people as (
    select
      residence.room,
      count(*)::int as residents,
      count(*) filter (where resident.birth_year <= extract(year from now()) - 60)::int as aged60,
      count(*) filter (where residence.registration = '流动')::int as floating
    from residence
    join resident on resident.subdistrict = residence.subdistrict and resident.key = residence.resident
    where residence.subdistrict = $1
      and residence.building = $2
      and residence.valid_to is null
      and residence.is_primary
    group by residence.room
  ),
  seen as (
    select * from unnest($3::text[], $4::text[]) as pair (layer, pattern)
  ),
  sites as (
    select room, count(*)::int as enterprises
    from org_site
    where subdistrict = $1 and building = $2 and valid_to is null and status = '存续'
      and exists (select from seen where seen.layer = 'ENTERPRISE' and org_site.grid like seen.pattern)
    group by room
  ),
  layers as (
    select room, layer, max(risk) as risk
    from layer_item
    where subdistrict = $1 and building = $2 and valid_to is null
      and exists (select from seen where seen.layer = layer_item.layer and layer_item.grid like seen.pattern)
    group by room, layer
  ),
  items as (
    select room, jsonb_agg(jsonb_build_object('layer', layer, 'risk', risk) order by risk desc, layer) as items
    from layers
    group by room
  ),
  events as (
    select room, count(*)::int as open_events
    from grid_event
    where subdistrict = $1 and building = $2 and state = any($5::text[])
      and exists (select from seen where seen.layer = 'EVENT' and grid_event.grid like seen.pattern)
    group by room
  )
select
  room.code,
  room.stairwell,
  room.floor,
  room.number,
  room.use,
  room.tenure,
  room.area_m2,
  coalesce(people.residents, 0) as residents,
  coalesce(people.aged60, 0) as aged60,
  coalesce(people.floating, 0) as floating,
  coalesce(sites.enterprises, 0) as enterprises,
  coalesce(items.items, '[]') as items,
  coalesce(events.open_events, 0) as open_events
from room
left join people on people.room = room.code
left join sites on sites.room = room.code
left join items on items.room = room.code
left join events on events.room = room.code
where room.subdistrict = $1 and room.building = $2
order by nullif(room.stairwell, '无') nulls first, room.floor desc, length(room.number), room.number
