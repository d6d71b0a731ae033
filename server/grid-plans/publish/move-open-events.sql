-- Open events that lie in another grid now: their clock looks at them, since whoever holds one may have nothing to do there
-- any more. Table moved_place (kind, key, subdistrict, grid).
update grid_event set
  grid = moved.grid,
  next_tick_at = case when course is null then next_tick_at else now() end
from moved_place as moved
where moved.kind = 'grid_event' and grid_event.subdistrict = moved.subdistrict and grid_event.no = moved.key
  and grid_event.state not in ('rejected', 'closed', 'evaluated', 'voided')
