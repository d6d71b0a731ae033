-- What is said of the rows of an import, by kind, with the first rows of each. $1 job, $2 how many of them. Columns: kind,
-- count, rows.
with said as (
  select distinct import_row.row, remark ->> 1 as kind
  from import_row cross join lateral jsonb_array_elements(remarks) as remark
  where job = $1 and jsonb_typeof(remarks) = 'array'
),
numbered as (
  select kind, row, row_number() over (partition by kind order by row) as nth from said
)
select kind, count(*)::int as count, array_agg(row order by row) filter (where nth <= $2) as rows
from numbered
group by kind
order by count desc, kind
