-- One plan with all its items, of one moment. $1 areas of the scope (text[]), $2 id.
select
  plan.version,
  plan.taken_over as "takenOver",
  (select coalesce(json_agg(item.body order by item.id), '[]') from grid_plan_item as item
    where item.plan = plan.id and item.body is not null) as items
from grid_plan as plan
where plan.id = $2 and exists (select from unnest($1::text[]) as area where starts_with(plan.area, area))
