-- Where the rows of an import that have their place lie. $1 job. Columns: grid, rows.
select grid, count(*)::int as rows
from import_row
where job = $1 and kind in ('added', 'changed', 'moved', 'same') and grid <> ''
group by grid
order by rows desc, grid
