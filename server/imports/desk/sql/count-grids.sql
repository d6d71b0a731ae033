-- Where the rows of an import lie, beside those that may lie there but wait for an answer: by the best that is proposed.
-- $1 job. Columns: grid, rows (with a place), all (with those that wait).
select
  grid,
  count(*) filter (where kind <> 'doubtful')::int as rows,
  count(*)::int as "all"
from (
  select kind, case when kind = 'doubtful' then candidates -> 0 ->> 'grid' else grid end as grid
  from import_row
  where job = $1 and kind in ('added', 'changed', 'moved', 'same', 'doubtful')
) as place
where grid <> ''
group by grid
order by "all" desc, grid
