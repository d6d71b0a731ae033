-- Changes of a plan, oldest first. $1 plan, $2 account, $3 after this version, $4 up to this version, $5 how many at most.
select
  change.version,
  change.stroke_id as "strokeId",
  coalesce(account.display_name, '') as by,
  change.by_user = $2 as "isOwn",
  change.at,
  change.change
from grid_plan_change as change
left join user_account as account on account.id = change.by_user
where change.plan = $1 and change.version > $3 and change.version <= $4
order by change.version
limit $5
