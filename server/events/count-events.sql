-- How many events match, how many of them are open and how many overdue. Each filter is null = not asked.
-- $1 patterns of visible grids (text[]), $2 subdistricts to look in (text[]), $3 states (text[]), $4 category,
-- $5 level 1–4, $6 reported from, $7 reported before, $8 only overdue (boolean).
select
  count(*)::int as total,
  count(*) filter (where state not in ('rejected', 'closed', 'evaluated', 'voided'))::int as open,
  count(*) filter (
    where deadline_at < now() and state not in ('rejected', 'closed', 'evaluated', 'voided')
  )::int as overdue
from grid_event
where grid like any($1::text[])
  and ($2::text[] is null or subdistrict = any($2))
  and ($3::text[] is null or state = any($3))
  and ($4::text is null or category = $4)
  and ($5::smallint is null or level = $5)
  and ($6::timestamptz is null or reported_at >= $6)
  and ($7::timestamptz is null or reported_at < $7)
  and (not $8::boolean or (
    deadline_at < now() and state not in ('rejected', 'closed', 'evaluated', 'voided')
  ))
