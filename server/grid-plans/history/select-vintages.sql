-- Days on which grids changed, newest first, with how many were in force from then on and the plan that made it so.
-- $1 patterns of visible grids (text[]).
with
  seen as (
    select code, valid_from, valid_to from grid_cell
    where code like any($1::text[]) and valid_to is distinct from valid_from
  ),
  days as (
    select valid_from as date from seen
    union
    select valid_to from seen where valid_to is not null
  )
select
  days.date,
  (select count(*)::int from seen
    where seen.valid_from <= days.date and (seen.valid_to is null or seen.valid_to > days.date)) as grids,
  (select plan.title from grid_plan as plan
    join grid_lineage as lineage on lineage.plan = plan.id
    where lineage.valid_from = days.date
      and (lineage.from_code like any($1::text[]) or lineage.to_code like any($1::text[]))
    order by plan.published_at desc limit 1) as plan
from days
order by days.date desc
limit 1000
