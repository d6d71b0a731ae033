-- Grids that an import writes to. $1 job. Columns: grid.
select distinct grid from import_row where job = $1 and kind in ('added', 'changed', 'moved', 'same', 'removed')
