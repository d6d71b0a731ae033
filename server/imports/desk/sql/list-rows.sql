-- A page of the rows of an import. $1 job, $2 kind or null = all, $3 after this row (exclusive), $4 limit.
select
  row, kind, coalesce(code, case when kind = 'added' then fresh_code end) as code, title, text, lon, lat,
  from_lon as "fromLon", from_lat as "fromLat", match, candidates, answer, remarks, values
from import_row
where job = $1 and ($2::text is null or kind = $2) and row > $3
order by row
limit $4
