-- What waits at a desk.
create index grid_event_desk on grid_event (desk_area) where holder_kind = 'desk';
