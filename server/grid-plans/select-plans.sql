-- Grid plans as a list shows them, newest first. $1 areas of the scope (prefixes of grid codes, text[]): a plan is seen by
-- who sees all of its area. $2 account, $3 id or null = all, $4 prefix of areas, $5 state or null = any.
select
  plan.id,
  plan.title,
  plan.area,
  plan.state,
  plan.version,
  (select count(*)::int from grid_plan_item as item
    where item.plan = plan.id and item.body is not null and item.id like 'cell:%') as cells,
  coalesce(author.display_name, '') as author,
  plan.author = $2 as "isOwn",
  plan.created_at as "createdAt",
  plan.changed_at as "changedAt",
  plan.valid_from as "validFrom",
  approver.display_name as "approvedBy",
  (select count(*)::int from grid_plan_comment as comment
    where comment.plan = plan.id and not comment.resolved) as "openComments"
from grid_plan as plan
left join user_account as author on author.id = plan.author
left join user_account as approver on approver.id = plan.approved_by
where exists (select from unnest($1::text[]) as area where starts_with(plan.area, area))
  and ($3::text is null or plan.id = $3)
  and starts_with(plan.area, $4)
  and ($5::text is null or plan.state = $5)
order by plan.changed_at desc
limit 500
