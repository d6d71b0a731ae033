-- What changes with the current grids: rows are closed and inserted, never overwritten. Columns: stamp.
select concat_ws(' ', count(*), max(recorded_at)) as stamp
from grid_cell
where valid_to is null
