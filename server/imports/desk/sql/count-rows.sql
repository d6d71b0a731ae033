-- What the rows of an import would do. $1 job. Columns: kind, rows.
select kind, count(*)::int as rows from import_row where job = $1 group by kind
