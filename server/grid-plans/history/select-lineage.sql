-- What became of a grid and from what it came, newest first. $1 code.
select
  lineage.valid_from as date,
  lineage.plan as "planId",
  plan.title as plan,
  approver.display_name as "approvedBy",
  lineage.from_code as "from",
  lineage.to_code as "to",
  lineage.households
from grid_lineage as lineage
join grid_plan as plan on plan.id = lineage.plan
left join user_account as approver on approver.id = plan.approved_by
where lineage.from_code = $1 or lineage.to_code = $1
order by plan.published_at desc, lineage.from_code, lineage.to_code
