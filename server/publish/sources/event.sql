-- Events of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
-- Events of older category lists are shown under what their subclass became: publish.event_classes maps
-- "version subclass" to the class.
with event_class as materialized (
  select key as subclass, value::int2 as class
  from jsonb_each_text(current_setting('publish.event_classes')::jsonb)
)
select
  grid_event.no,
  grid_event.lon,
  grid_event.lat,
  null::bytea,
  coalesce(
    event_class.class,
    array_position((select current_setting('publish.class_values')::text[]), grid_event.category),
    0
  )::int2,
  coalesce(array_position((select current_setting('publish.state_values')::text[]), grid_event.state), 0)::int2,
  (5 - grid_event.level)::int2,
  null::text,
  grid_event.grid
from grid_event
left join event_class
  on event_class.subclass = grid_event.category_version || ' ' || grid_event.subclass
where grid_event.subdistrict = current_setting('publish.subdistrict')
order by grid_event.no
